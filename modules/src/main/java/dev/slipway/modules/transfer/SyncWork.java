package dev.slipway.modules.transfer;

import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.transfer.SyncPlan.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Carries out what {@code synchronize} planned. */
final class SyncWork {
  /** A file from this size on is sent by itself, as a stream. */
  private static final long LARGE = 1 << 20;

  private static final long PACK = 4 << 20;
  private static final int AT_ONCE = 200;

  /**
   * Arguments: the directory, and an option of tar or nothing. Reads a tar on its standard input.
   * Each directory is entered by what it is, so that no link in its place leads elsewhere; a file
   * takes its name in one step.
   */
  private static final String UNPACK =
      """
      set -e
      umask 077
      root=$1 option=$2
      cd -P -- "$root"
      if [ "$(pwd -P)" != "$root" ]; then echo "$root is a link" >&2; exit 1; fi
      stage=$(mktemp -d -- "$root/.slipway.XXXXXXXX")
      trap 'rm -rf -- "$stage"' EXIT
      trap 'exit 129' HUP INT TERM PIPE
      tar -x -p $option -f - -C "$stage"
      cd "$stage"
      find . -type d -exec sh -c '
        root=$1 stage=$2
        shift 2
        for d do
          d=${d#.}
          cd -P -- "$root$d" || exit 1
          if [ "$(pwd -P)" != "$root$d" ]; then echo "$root$d leads elsewhere" >&2; exit 1; fi
          for f in "$stage$d"/* "$stage$d"/.[!.]* "$stage$d"/..?*; do
            name=${f##*/}
            if [ -L "$f" ] || [ -f "$f" ]; then mv -f -T -- "$f" "./$name" || exit 1
            elif [ -d "$f" ] && { [ -L "./$name" ] || ! [ -d "./$name" ]; }; then
              mkdir -- "./$name" || exit 1
            fi
          done
        done' sh "$root" "$stage" {} +
      """;

  /** Arguments: the directory, and paths in it, which go. */
  private static final String REMOVE =
      """
      cd -P -- "$1" || exit; shift
      rm -rf -- "$@"
      """;

  /** Arguments: the directory; then mode, owner and group, time (each may be empty), and path. */
  private static final String SET =
      """
      set -e
      cd -P -- "$1"; shift
      while [ $# -gt 0 ]; do
      if [ -n "$2" ]; then chown -h -- "$2" "$4"; fi
      if [ -n "$1" ]; then chmod -- "$1" "$4"; fi
      if [ -n "$3" ]; then touch -h -c -d "@$3" -- "$4"; fi
      shift 4
      done
      """;

  private final SyncObserved observed;
  private final SyncPlan plan;
  private final HostSession host;
  private final String root;
  private final boolean times;

  SyncWork(SyncDesired desired, SyncObserved observed, HostSession host) {
    this.observed = observed;
    this.plan = new SyncPlan(desired, observed);
    this.host = host;
    this.root = observed.root().path();
    this.times = desired.kept().times();
  }

  void carryOut() throws HostException {
    if (plan.makesRoot()) {
      host.require(ShellCommand.of("mkdir", "--", root));
    }
    List<Step> steps = plan.steps();
    List<String> gone = new ArrayList<>();
    observed.extra().forEach(entry -> gone.add(relative(entry.path())));
    steps.stream().filter(Step::removes).forEach(step -> gone.add(relative(step.pair().path())));
    inPieces(REMOVE, gone, 1);
    send(steps);
    List<String> attributes = new ArrayList<>();
    steps.stream()
        .filter(step -> !step.travels() || !isPacked(step) || isDirectory(step))
        .forEach(step -> attributes.addAll(attributes(step)));
    inPieces(SET, attributes, 4);
  }

  /** With a dot in front, so that no name is taken for an option. */
  private String relative(String path) {
    return "./" + path.substring(root.equals("/") ? 1 : root.length() + 1);
  }

  private void inPieces(String script, List<String> words, int each) throws HostException {
    for (int from = 0; from < words.size(); from += AT_ONCE * each) {
      List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh", root));
      command.addAll(words.subList(from, Math.min(words.size(), from + AT_ONCE * each)));
      host.require(ShellCommand.of(command));
    }
  }

  private void send(List<Step> steps) throws HostException {
    List<Step> pack = new ArrayList<>();
    long size = 0;
    for (Step step : steps) {
      if (!step.travels() || !isPacked(step)) {
        continue;
      }
      pack.add(step);
      size += step.pair().entry().size() + 1024;
      if (size >= PACK) {
        unpack(pack);
        pack.clear();
        size = 0;
      }
    }
    if (!pack.isEmpty()) {
      unpack(pack);
    }
    for (Step step : steps) {
      if (step.travels() && !isPacked(step)) {
        large(step);
      }
    }
  }

  private void unpack(List<Step> pack) throws HostException {
    host.require(
        ShellCommand.of("sh", "-c", UNPACK, "sh", root, times ? "" : "-m").input(tar(pack)));
  }

  private void large(Step step) throws HostException {
    FileAnswer.Present after = step.after();
    FileWrite write =
        FileWrite.of(step.pair().path(), step.pair().entry().content())
            .withOwnership(
                Optional.of(after.owner()), Optional.of(after.group()), Optional.of(after.mode()));
    host.write(write);
  }

  /** With all attributes, but for directories, which must stay open until all is in them. */
  private byte[] tar(List<Step> pack) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (Step step : pack) {
        add(tar, step);
      }
    } catch (IOException e) {
      throw new TaskFailedException(
          "A file of the source cannot be read: %s. Run again.".formatted(e.getMessage()));
    }
    return bytes.toByteArray();
  }

  private void add(TarArchiveOutputStream tar, Step step) throws IOException {
    LocalTree.Entry source = step.pair().entry();
    String name = relative(step.pair().path());
    boolean link = source.type() == FileType.LINK;
    TarArchiveEntry entry =
        link
            ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK)
            : new TarArchiveEntry(source.type() == FileType.DIRECTORY ? name + "/" : name);
    FileAnswer.Present after = step.after();
    entry.setUserName(after.owner());
    entry.setGroupName(after.group());
    entry.setUserId(after.uid() >= 0 ? after.uid() : source.uid());
    entry.setGroupId(after.gid() >= 0 ? after.gid() : source.gid());
    entry.setMode(source.type() == FileType.DIRECTORY ? 0700 : after.mode());
    entry.setModTime(source.modified() * 1000);
    if (link) {
      entry.setLinkName(source.target());
      tar.putArchiveEntry(entry);
    } else if (source.type() == FileType.DIRECTORY) {
      tar.putArchiveEntry(entry);
    } else {
      try (InputStream content = source.content().open()) {
        byte[] bytes = content.readAllBytes();
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
      }
    }
    tar.closeArchiveEntry();
  }

  private static boolean isPacked(Step step) {
    return step.pair().entry().size() < LARGE;
  }

  private static boolean isDirectory(Step step) {
    return step.pair().entry().type() == FileType.DIRECTORY;
  }

  /** What the way there did not bring. */
  private List<String> attributes(Step step) {
    FileAnswer.Present after = step.after();
    boolean link = after.is(FileType.LINK);
    boolean owned = observed.actor().uid() == 0;
    return List.of(
        link ? "" : Mode.text(after.mode()),
        owned ? after.owner() + ":" + after.group() : "",
        step.time() ? Long.toString(step.pair().entry().modified()) : "",
        relative(step.pair().path()));
  }
}
