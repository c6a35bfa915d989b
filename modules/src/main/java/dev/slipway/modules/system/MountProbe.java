package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is mounted at a directory, and is it a certain source?
 *
 * @param path absolute; links in it are followed
 * @param source as in {@code fstab}; empty: any
 */
record MountProbe(String path, String source) implements Probe<MountAnswer> {
  private static final ProbeKind<MountProbe, MountAnswer> KIND = new Kind();

  static MountProbe of(String path) {
    return new MountProbe(path, "");
  }

  @Override
  public ProbeKind<MountProbe, MountAnswer> kind() {
    return KIND;
  }

  /** Whatever is asked about it, it is one directory. */
  @Override
  public List<Object> enclosing() {
    return source.isEmpty() ? List.of() : List.of(of(path));
  }

  @Override
  public Optional<MountAnswer> impliedBy(Object enclosingAnswer) {
    return switch ((MountAnswer) enclosingAnswer) {
      case MountAnswer.Nothing nothing -> Optional.of(nothing);
      case MountAnswer.Mounted it ->
          Optional.of(
              new MountAnswer.Mounted(
                  it.source(), it.type(), it.options(), it.source().equals(source)));
    };
  }

  private static final class Kind implements ProbeKind<MountProbe, MountAnswer> {
    /**
     * A source may be the very text, another name of the device, the image behind a loop device, or
     * a directory that is bound: then both are one inode.
     */
    private static final String LOOK =
        """
        same() {
        case $2 in
        '') return 1 ;;
        "$3") return 0 ;;
        /*) wanted=$2 ;;
        *=*) wanted=$(findfs "$2" 2>/dev/null) || return 1 ;;
        *) return 1 ;;
        esac
        if [ -b "$wanted" ]; then
        [ "$(readlink -f "$wanted")" = "$(readlink -f "$3")" ]; return
        fi
        backing=$(cat "/sys/block/${3##*/}/loop/backing_file" 2>/dev/null)
        if [ -n "$backing" ] && [ "$backing" = "$(readlink -f "$wanted")" ]; then return 0; fi
        [ -e "$wanted" ] &&
        [ "$(stat -L -c %d:%i "$wanted")" = "$(stat -L -c %d:%i "$1")" ]
        }
        look() {
        point=$(readlink -f "$1" | sed 's/\\\\/\\\\134/g; s/ /\\\\040/g; s/\\t/\\\\011/g')
        tail=
        while read -r id parent device root at options rest; do
        if [ "$at" = "$point" ]; then with=$options; tail=${rest#*- }; fi
        done </proc/self/mountinfo
        if [ -z "$tail" ]; then return; fi
        type=${tail%% *}; from=${tail#* }; from=${from%% *}
        printf '%s\\n' "$from" "$type" "$with"
        if same "$1" "$2" "$(printf %b "$from")"; then echo same; else echo other; fi
        }
        """;

    private static final int LINES = 4;

    @Override
    public String name() {
      return "mount";
    }

    @Override
    public Script script(List<MountProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue()).append(LOOK);
      for (int index = 0; index < probes.size(); index++) {
        MountProbe probe = probes.get(index);
        text.append(Sections.part("mount " + index)).append("look ");
        text.append(Shell.quoteAll(List.of(probe.path(), probe.source()))).append('\n');
      }
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<MountAnswer> parse(List<MountProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections output = Sections.of(name(), result);
      List<MountAnswer> answers = new ArrayList<>();
      for (int index = 0; index < probes.size(); index++) {
        answers.add(answer(output, output.lines("mount " + index)));
      }
      return answers;
    }

    private static MountAnswer answer(Sections output, List<String> lines)
        throws UnreadableAnswerException {
      if (lines.isEmpty()) {
        return new MountAnswer.Nothing();
      }
      if (lines.size() != LINES) {
        throw output.unreadable(lines.size() + " lines about a mount");
      }
      return new MountAnswer.Mounted(
          FstabEntry.unescaped(lines.get(0)),
          lines.get(1),
          MountOptions.of(lines.get(2)).words(),
          lines.get(3).equals("same"));
    }
  }
}
