package dev.slipway.modules.sources;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.modules.sources.CloneProbe.Answer;
import java.util.List;
import java.util.Optional;

/**
 * Brings a clone to a commit: an empty repository, what belongs to the version, the work tree, the
 * submodules. A break between two steps leaves what the next run takes for a clone that is not up
 * to date.
 */
record Checkout(GitSettings desired, GitObserved observed, HostSession host) {
  /** Arguments: the program, the clone, the directory of objects. */
  private static final String BORROW =
      """
      cd -- "$2" && printf '%s\\n' "$3" >"$("$1" rev-parse --git-path objects/info/alternates)"\
      """;

  void bring() throws HostException {
    Optional<Answer.Clone> clone =
        observed.place() instanceof Answer.Clone there ? Optional.of(there) : Optional.empty();
    Optional<ShellCommand> make = observed.directories().command();
    if (make.isPresent()) {
      require(make.get());
    }
    if (clone.isEmpty()) {
      require(start());
    } else if (GitObserved.moved(desired, clone).isPresent()) {
      require(init());
    }
    if (observed.source().isPresent()) {
      Revision wanted = observed.source().get().wanted();
      if (clone.isPresent() && !clone.get().url().equals(Optional.of(desired.repo()))) {
        require(address(wanted));
      }
      new Fetching(desired, wanted, host).bring(clone, observed.source().get());
    }
    if (desired.apart().archive().isPresent() && observed.archive().isPresent()) {
      desired.apart().archive().get().put(desired, observed.archive().get(), host);
    }
  }

  private ShellCommand init() {
    ShellCommand init = ShellCommand.of(desired.by().executable(), "init", "--quiet");
    if (desired.manner().bare()) {
      init = init.with("--bare");
    }
    if (desired.apart().gitDirectory().isPresent()) {
      init = init.with("--separate-git-dir=" + desired.apart().gitDirectory().get());
    }
    return init.with("--", desired.dest());
  }

  private ShellCommand start() {
    ShellCommand start = init().then(address(observed.source().orElseThrow().wanted()));
    String git = desired.by().executable();
    return observed
        .objects()
        .map(
            objects ->
                start.then(ShellCommand.of("sh", "-c", BORROW, "sh", git, desired.dest(), objects)))
        .orElse(start);
  }

  private ShellCommand address(Revision wanted) {
    String remote = desired.manner().remote();
    boolean bare = desired.manner().bare();
    boolean part = desired.reach().single() && wanted.kind() != Revision.Kind.OTHER;
    String fetched = part ? wanted.refspec(remote, bare) : Fetching.branches(remote, bare);
    return desired
        .git(List.of("config", "remote." + remote + ".url", desired.repo()))
        .then(desired.git(List.of("config", "remote." + remote + ".fetch", fetched)));
  }

  private void require(ShellCommand command) throws HostException {
    host.require(desired.apart().masked(command));
  }
}
