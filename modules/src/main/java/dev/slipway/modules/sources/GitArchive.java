package dev.slipway.modules.sources;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.PlacedFile;
import dev.slipway.modules.support.RegularFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file with the content of a commit. What git makes of a commit is the same each time, and names
 * the commit (git-archive(1)): whether the file is up to date is told by comparing the two.
 *
 * @param format as git calls it
 * @param prefix what stands before each name
 */
record GitArchive(String path, String format, Optional<String> prefix) {
  private static final List<String> FORMATS = List.of("tar.gz", "tgz", "tar", "zip");

  /** Arguments: target, owner and group, mode, and the words of git. */
  private static final String PUT =
      PlacedFile.FUNCTIONS
          + """
          set -e
          owned=$2 mode=$3
          begin "$1"
          shift 3
          "$@" >&3
          attribute "$owned" "$mode"
          finish\
          """;

  /** The archive at a path; empty when the name does not say what kind it is. */
  static Optional<GitArchive> of(String path, Optional<String> prefix) {
    return FORMATS.stream()
        .filter(format -> path.endsWith("." + format))
        .findFirst()
        .map(format -> new GitArchive(path, format, prefix));
  }

  /**
   * What is there.
   *
   * @param commit that is to be in it
   * @param same whether it is up to date
   */
  record Observed(FilePlace place, String commit, boolean same) {}

  /**
   * @param there whether the commit is on the host already
   */
  Observed observe(GitSettings desired, String commit, boolean there, HostReader host)
      throws HostException {
    FilePlace found =
        FilePlace.observe(
            host,
            new FilePlace.Question(path, FileProbe.Detail.METADATA, FilePlace.Links.KEEP, false));
    FilePlace place =
        new FilePlace(
            found.written(),
            found.path(),
            found.answer(),
            found.followed(),
            found.directory(),
            found.actor().map(desired.apart()::of));
    boolean same = there && place.answer().is(FileType.REGULAR) && isSame(desired, commit, host);
    return new Observed(place, commit, same);
  }

  private boolean isSame(GitSettings desired, String commit, HostReader host) throws HostException {
    return host.ask(
                new CommandProbe(
                    "[ \"$(%s 2>/dev/null | sha256sum)\" = \"$(sha256sum <%s)\" ]"
                        .formatted(Shell.quoteAll(words(desired, commit)), Shell.quote(path))))
            .exit()
        == 0;
  }

  private List<String> words(GitSettings desired, String commit) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(desired.by().executable(), "-C", desired.dest()));
    words.addAll(List.of("archive", "--format=" + format));
    prefix.ifPresent(text -> words.add("--prefix=" + text));
    words.add(commit);
    return words;
  }

  Diff diff(Observed observed) {
    RegularFile file = new RegularFile(observed.place(), Ownership.none());
    Optional<Change> content =
        observed.same()
            ? Optional.empty()
            : Optional.of(
                new Change.Attribute(
                    path,
                    "archive",
                    file.before().map(_ -> "other content"),
                    Optional.of(observed.commit()),
                    false));
    return file.diff(content);
  }

  void put(GitSettings desired, Observed observed, HostSession host) throws HostException {
    FileAnswer.Present after = new RegularFile(observed.place(), Ownership.none()).after();
    host.require(
        ShellCommand.of(
                "sh",
                "-c",
                PUT,
                "sh",
                path,
                after.owner() + ":" + after.group(),
                Mode.text(after.mode()))
            .with(words(desired, observed.commit()).toArray(String[]::new)));
  }
}
