package dev.slipway.modules.sources;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.modules.sources.CloneProbe.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fetches what belongs to a version into a clone, and checks it out. */
record Fetching(GitSettings desired, Revision wanted, HostSession host) {

  /** What is fetched when it is not said. */
  static String branches(String remote, boolean bare) {
    return "+refs/heads/*:refs/" + (bare ? "heads/*" : "remotes/" + remote + "/*");
  }

  void bring(Optional<Answer.Clone> clone, GitObserved.Source source) throws HostException {
    boolean there = clone.flatMap(Answer.Clone::commit).equals(Optional.of(wanted.commit()));
    boolean missing = clone.map(now -> !GitDiff.missing(now, source).isEmpty()).orElse(false);
    if (there && missing) {
      require(reaching(fetching(List.of(desired.reach().refspec().orElseThrow().word()), false)));
    }
    if (desired.manner().bare()) {
      if (!there) {
        fetchBare();
      }
      return;
    }
    // Where nothing was checked out yet, what lies there comes of a break in the middle of it.
    boolean free = desired.manner().force() || clone.flatMap(Answer.Clone::commit).isEmpty();
    if (!there) {
      fetch(checkout(free));
    } else if (desired.manner().force()) {
      require(checkout(true));
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
    return desired.git(words);
  }

  private void fetchBare() throws HostException {
    ShellCommand fetch = reaching(fetching());
    ShellCommand named =
        wanted.kind() == Revision.Kind.BRANCH
            ? fetch.then(
                desired.git(List.of("symbolic-ref", "HEAD", "refs/heads/" + wanted.name())))
            : fetch;
    require(
        desired
            .signature()
            .map(signature -> named.then(signature.command(desired, wanted)))
            .orElse(named));
  }

  /**
   * Fetches and checks out as one step: after a push by force, what is checked out is nowhere else
   * in between, and would be taken for local work.
   */
  private void fetch(ShellCommand checkout) throws HostException {
    ShellCommand last =
        desired
            .signature()
            .map(signature -> signature.command(desired, wanted).then(checkout))
            .orElse(checkout);
    ShellCommand fetch = reaching(fetching());
    if (isNamed()) {
      require(fetch.then(last));
      return;
    }
    require(fetch);
    if (!isThere()) {
      require(reaching(fetching(List.of(refspec()), false)));
    }
    require(last);
  }

  /** Whether the commit comes with what is fetched first. */
  private boolean isNamed() {
    return wanted.kind() != Revision.Kind.OTHER
        || (isPart() && desired.reach().refspec().isEmpty());
  }

  private boolean isPart() {
    boolean deep = desired.reach().depth().isPresent() && !desired.manner().bare();
    return deep || desired.reach().single();
  }

  private String refspec() {
    return wanted.refspec(desired.manner().remote(), desired.manner().bare());
  }

  private List<String> fetching() {
    Optional<String> besides = desired.reach().refspec().map(Refspec::word);
    List<String> refspecs = new ArrayList<>();
    if (isPart() && isNamed()) {
      refspecs.add(refspec());
    } else if (!isPart() && besides.isPresent()) {
      refspecs.add(branches(desired.manner().remote(), desired.manner().bare()));
    }
    besides.ifPresent(refspecs::add);
    return fetching(refspecs, !isPart());
  }

  /**
   * The words of git.
   *
   * @param refspecs what is fetched; what git is configured for when empty
   */
  private List<String> fetching(List<String> refspecs, boolean tags) {
    List<String> words = new ArrayList<>(List.of("fetch", "--quiet", "--force"));
    desired
        .reach()
        .depth()
        .ifPresent(number -> words.addAll(List.of("--depth", String.valueOf(number))));
    if (tags) {
      words.add("--tags");
    }
    words.addAll(List.of("--", desired.manner().remote()));
    words.addAll(refspecs);
    return words;
  }

  /** Whether the commit came with the branches and tags. */
  private boolean isThere() throws HostException {
    return host.run(desired.git(List.of("cat-file", "-e", wanted.commit() + "^{commit}"))).exit()
        == 0;
  }

  private void submodules() throws HostException {
    ShellCommand test = ShellCommand.of("test", "-e", desired.dest() + "/.gitmodules");
    if (host.run(test).exit() != 0) {
      return;
    }
    List<String> update = new ArrayList<>(List.of("submodule", "update", "--init", "--recursive"));
    if (desired.manner().tracking()) {
      update.add("--remote");
    }
    if (desired.manner().force()) {
      update.add("--force");
    }
    require(desired.git(List.of("submodule", "--quiet", "sync", "--recursive")));
    require(reaching(update));
  }

  private ShellCommand reaching(List<String> words) {
    return desired.git(words).environment(desired.by().forWork());
  }

  private void require(ShellCommand command) throws HostException {
    host.require(desired.apart().masked(command));
  }
}
