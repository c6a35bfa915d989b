package dev.slipway.modules.transfer;

import dev.slipway.host.HostText;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which temporary files and directories of the acting user did a run leave in a directory when it
 * was killed? Their names.
 *
 * <p>What a process has open is in use and none of them. Processes of other hosts cannot be seen,
 * so that in a directory that lies on the network nothing counts as left.
 *
 * @param root absolute; links on the way to it are followed
 * @param below a directory in it, to which no link is followed; may be empty
 */
record LeftProbe(String root, String below) implements Probe<List<String>> {
  private static final Kind KIND = new Kind();

  /** Whether a name is that of a directory, in which files were unpacked. */
  static boolean isDirectory(String name) {
    return name.startsWith(".slipway.");
  }

  /** The directory itself. */
  String directory() {
    return below.isEmpty() ? root : Paths.join(root, below);
  }

  @Override
  public ProbeKind<LeftProbe, List<String>> kind() {
    return KIND;
  }

  @Override
  public List<FileProbe.Subject> enclosing() {
    return FileProbe.metadata(directory() + "/.").enclosing();
  }

  @Override
  public Optional<List<String>> impliedBy(Object enclosingAnswer) {
    boolean directory =
        enclosingAnswer instanceof FileAnswer answer && answer.is(FileType.DIRECTORY);
    return directory ? Optional.empty() : Optional.of(List.of());
  }

  private static final class Kind implements ProbeKind<LeftProbe, List<String>> {
    private static final String LOOK =
        """
        held() {
        for f in /proc/[0-9]*/fd/* /proc/[0-9]*/cwd; do
        if [ "$f" -ef "$1" ]; then return; fi
        done
        return 1
        }
        far() {
        case $(stat -f -c %T .) in
        nfs*|smb*|cifs|fuse*|ceph|afs|9p|v9fs|lustre|gpfs|gfs*|ocfs2|panfs) return;;
        esac
        return 1
        }
        look() {
        cd -P -- "$1" 2>/dev/null || return
        if [ "$2" ]; then
        top=${PWD%/}
        cd -P -- "./$2" 2>/dev/null && [ "$PWD" = "$top/$2" ] || return
        fi
        for t in ./.slipway.????????; do
        if ! [ -L "$t" ] && [ -d "$t" ] && [ -O "$t" ]; then left "$t"; fi
        done
        for t in ./.slipway-????????????????????????????????; do
        if ! [ -L "$t" ] && [ -f "$t" ] && [ -O "$t" ]; then left "$t"; fi
        done
        }
        left() { if ! far && ! held "$1"; then printf '%s\\0' "${1#./}"; fi; }
        while [ $# -gt 0 ]; do
        look "$1" "$2"
        printf '\\0'
        shift 2
        done
        """;

    @Override
    public String name() {
      return "left";
    }

    @Override
    public Script script(List<LeftProbe> probes) {
      List<String> words = new ArrayList<>();
      for (LeftProbe probe : probes) {
        words.add(probe.root());
        words.add(probe.below());
      }
      return Script.of("set -- " + Shell.quoteAll(words) + "\n" + LOOK);
    }

    @Override
    public List<List<String>> parse(List<LeftProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      List<List<String>> answers = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (String name : HostText.decode(result.stdout()).split("\0", -1)) {
        if (name.isEmpty()) {
          answers.add(List.copyOf(names));
          names.clear();
        } else {
          names.add(name);
        }
      }
      // Behind the last NUL is nothing.
      if (answers.size() != probes.size() + 1) {
        throw new UnreadableAnswerException(
            name(), answers.size() - 1 + " answers to " + probes.size() + " questions");
      }
      return answers.subList(0, probes.size());
    }
  }
}
