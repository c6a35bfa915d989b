package dev.slipway.modules.sources;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.modules.sources.CloneProbe.Answer;
import dev.slipway.modules.support.NewDirectories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a clone to a commit: an empty repository, what belongs to the version, the work tree, the
 * submodules. A break between two steps leaves what the next run takes for a clone that is not up
 * to date.
 */
record Checkout(GitSettings desired, Revision wanted, HostSession host) {

  void bring(Answer before, NewDirectories directories) throws HostException {
    Optional<Answer.Clone> clone =
        before instanceof Answer.Clone there ? Optional.of(there) : Optional.empty();
    if (clone.isEmpty()) {
      Optional<ShellCommand> make = directories.command();
      if (make.isPresent()) {
        host.require(make.get());
      }
      host.require(start());
    } else if (!clone.get().url().equals(Optional.of(desired.repo()))) {
      host.require(address());
    }
    boolean there = clone.flatMap(Answer.Clone::commit).equals(Optional.of(wanted.commit()));
    if (desired.manner().bare()) {
      if (!there) {
        host.require(fetchBare());
      }
      return;
    }
    // Where nothing was checked out yet, what lies there comes of a break in the middle of it.
    boolean free = desired.manner().force() || clone.flatMap(Answer.Clone::commit).isEmpty();
    if (!there) {
      fetch(checkout(free));
    } else if (desired.manner().force()) {
      host.require(checkout(true));
    }
    if (desired.manner().recursive()) {
      submodules();
    }
  }

  private ShellCommand checkout(boolean free) {
    List<String> words = new ArrayList<>(List.of("checkout", "--quiet"));
    if (free) {
      words.add("--force");
    }
    words.addAll(wanted.checkout(desired.manner().remote()));
    return plain(words);
  }

  private ShellCommand start() {
    ShellCommand init = ShellCommand.of(desired.by().executable(), "init", "--quiet");
    return (desired.manner().bare() ? init.with("--bare") : init)
        .with("--", desired.dest())
        .then(address());
  }

  private ShellCommand address() {
    String key = "remote." + desired.manner().remote();
    String branches =
        desired.manner().bare() ? "heads/*" : "remotes/" + desired.manner().remote() + "/*";
    return plain(List.of("config", key + ".url", desired.repo()))
        .then(plain(List.of("config", key + ".fetch", "+refs/heads/*:refs/" + branches)));
  }

  private ShellCommand fetchBare() {
    ShellCommand fetch = reaching(fetching(false));
    return wanted.kind() == Revision.Kind.BRANCH
        ? fetch.then(plain(List.of("symbolic-ref", "HEAD", "refs/heads/" + wanted.name())))
        : fetch;
  }

  /**
   * Fetches and checks out as one step: after a push by force, what is checked out is nowhere else
   * in between, and would be taken for local work.
   */
  private void fetch(ShellCommand checkout) throws HostException {
    boolean part = desired.depth().isPresent();
    ShellCommand fetch = reaching(fetching(part));
    if (part || wanted.kind() != Revision.Kind.OTHER) {
      host.require(fetch.then(checkout));
      return;
    }
    host.require(fetch);
    if (!isThere()) {
      String remote = desired.manner().remote();
      host.require(reaching(List.of("fetch", "--quiet", "--", remote, wanted.refspec(remote))));
    }
    host.require(checkout);
  }

  /**
   * The words of git.
   *
   * @param part whether only the version is fetched
   */
  private List<String> fetching(boolean part) {
    String remote = desired.manner().remote();
    List<String> words = new ArrayList<>(List.of("fetch", "--quiet", "--force"));
    desired.depth().ifPresent(number -> words.addAll(List.of("--depth", String.valueOf(number))));
    if (!part) {
      words.add("--tags");
    }
    words.add("--");
    words.add(remote);
    if (part) {
      words.add(wanted.refspec(remote));
    }
    return words;
  }

  /** Whether the commit came with the branches and tags. */
  private boolean isThere() throws HostException {
    return host.run(plain(List.of("cat-file", "-e", wanted.commit() + "^{commit}"))).exit() == 0;
  }

  private void submodules() throws HostException {
    ShellCommand test = ShellCommand.of("test", "-e", desired.dest() + "/.gitmodules");
    if (host.run(test).exit() != 0) {
      return;
    }
    List<String> update = new ArrayList<>(List.of("submodule", "update", "--init", "--recursive"));
    if (desired.manner().force()) {
      update.add("--force");
    }
    host.require(plain(List.of("submodule", "--quiet", "sync", "--recursive")));
    host.require(reaching(update));
  }

  /** A command that reaches no other repository. */
  private ShellCommand plain(List<String> words) {
    return ShellCommand.of(desired.by().executable(), "-C", desired.dest())
        .with(words.toArray(String[]::new));
  }

  private ShellCommand reaching(List<String> words) {
    return plain(words).environment(desired.by().forWork());
  }
}
