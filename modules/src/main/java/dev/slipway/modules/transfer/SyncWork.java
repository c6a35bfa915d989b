package dev.slipway.modules.transfer;

import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.LinkWay;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FileAttributes;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.SettledFiles;
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
  static final long LARGE = 1 << 20;

  private static final long PACK = 4 << 20;
  private static final int AT_ONCE = 200;
  private static final int UNKNOWN = -1;

  /**
   * Arguments: the directory, and an option of tar or nothing. Reads a tar on its standard input.
   * Each directory is entered by what it is, so that no link in its place leads elsewhere, and what
   * is unpacked is held in the directory that it was unpacked in; a file takes its name in one
   * step.
   */
  private static final String UNPACK =
      LinkWay.ENTER
          + """
          set -e
          umask 077
          option=$2
          enter "$1" ''
          root=$PWD
          stage=$(mktemp -d -- ./.slipway.XXXXXXXX)
          trap 'rm -rf -- "$root/$stage"' EXIT
          trap 'exit 129' HUP INT TERM PIPE
          enter "$root" "${stage#./}"
          test -O .
          exec 4<.
          tar -x -p $option -f -
          find . -type d -exec sh -c '
            root=$1
            shift
            for d do
              from=/proc/self/fd/4${d#.} to=$root${d#.}
              cd -P -- "${to:-/}" || exit 1
              if [ "$(pwd -P)" != "${to:-/}" ]; then echo "$to leads elsewhere" >&2; exit 1; fi
              for f in "$from"/* "$from"/.[!.]* "$from"/..?*; do
                name=${f##*/}
                if [ -L "$f" ] || [ -f "$f" ]; then mv -f -T -- "$f" "./$name" || exit 1
                elif [ -d "$f" ] && { [ -L "./$name" ] || ! [ -d "./$name" ]; }; then
                  mkdir -m "$(stat -c %a -- "$f")" -- "./$name" || exit 1
                fi
              done
            done' sh "${root%/}" {} +
          """;

  /** Arguments: the directory, and paths in it, each with its name alone, which go. */
  private static final String REMOVE =
      LinkWay.ENTER
          + """
          set -e
          root=$1; shift
          while [ $# -gt 0 ]; do
          enter "$root" "$1"
          rm -rf -- "$2"
          shift 2
          done
          """;

  /** Arguments: the directory; then a time, a directory in it, and a name in that. */
  private static final String TIME =
      LinkWay.ENTER
          + """
          set -e
          root=$1; shift
          while [ $# -gt 0 ]; do
          enter "$root" "$2"
          touch -h -c -d "@$1" -- "$3"
          shift 3
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
      host.require(
          ShellCommand.of("mkdir", "--", "./" + Paths.name(root))
              .inside(Paths.directory(root), ""));
    }
    List<Step> steps = plan.steps();
    List<String> gone = new ArrayList<>();
    observed.extra().forEach(entry -> gone.addAll(place(entry.path())));
    steps.stream()
        .filter(Step::removesFirst)
        .forEach(step -> gone.addAll(place(step.pair().path())));
    inPieces(REMOVE, gone, 2);
    send(steps);
    List<Step> settled =
        steps.stream()
            .filter(step -> !step.travels() || !isPacked(step) || isDirectory(step))
            .toList();
    settle(settled);
    List<String> timed = new ArrayList<>();
    settled.stream()
        .filter(Step::time)
        .forEach(
            step -> {
              timed.add(Long.toString(step.pair().entry().modified()));
              timed.addAll(place(step.pair().path()));
            });
    inPieces(TIME, timed, 3);
  }

  /** What the way there did not bring. */
  private void settle(List<Step> steps) throws HostException {
    List<FileAttributes.Step> attributes =
        steps.stream()
            .map(step -> new FileAttributes.Step(step.pair().path(), before(step), step.after()))
            .toList();
    for (ShellCommand command : SettledFiles.changeAll(root, attributes)) {
      host.require(command);
    }
  }

  /** Of what was just made nothing is known. */
  private FileAnswer.Present before(Step step) {
    if (!step.travels()) {
      return step.before().orElseThrow();
    }
    FileAnswer.Present unknown = step.after().withMode(UNKNOWN);
    return observed.actor().uid() == 0
        ? unknown.withOwner("", UNKNOWN).withGroup("", UNKNOWN)
        : unknown;
  }

  /** The directory of a path, below the root, and its name there. */
  private List<String> place(String path) {
    String relative = relative(path).substring(2);
    int slash = relative.lastIndexOf('/');
    return List.of(
        slash < 0 ? "" : relative.substring(0, slash), "./" + relative.substring(slash + 1));
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

  /** With all attributes; but directories must stay open until all is in them. */
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
    entry.setMode(source.type() == FileType.DIRECTORY ? after.mode() | 0700 : after.mode());
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
}
