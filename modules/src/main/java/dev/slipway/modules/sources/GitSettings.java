package dev.slipway.modules.sources;

import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.Actor;
import dev.slipway.modules.support.Mode;
import java.util.List;
import java.util.Optional;

/**
 * What the module {@code git} is to bring about.
 *
 * @param apart what is beside the clone
 * @param signature what must have signed the commit; empty: anything goes
 */
record GitSettings(
    String repo,
    String dest,
    String version,
    Reach reach,
    Manner manner,
    Transport by,
    Apart apart,
    Optional<Signature> signature) {

  /**
   * What of the other repository is fetched.
   *
   * @param depth how many commits; all when empty
   * @param single whether only the version is
   * @param refspec what is fetched besides
   * @param reference a repository on the host whose objects need not be fetched
   */
  record Reach(
      Optional<Long> depth,
      boolean single,
      Optional<Refspec> refspec,
      Optional<String> reference) {}

  /** What is done, and to what. */
  record Manner(
      String remote,
      boolean force,
      boolean update,
      boolean cloned,
      boolean bare,
      boolean recursive,
      boolean tracking) {}

  /**
   * What is beside the work tree.
   *
   * @param gitDirectory where the repository is; in the work tree when empty
   * @param umask of what is done; that of the acting user when empty
   * @param archive a file with the content of the version
   */
  record Apart(
      Optional<String> gitDirectory, Optional<Integer> umask, Optional<GitArchive> archive) {

    /** The acting user, with the umask that is declared. */
    Actor of(Actor actor) {
      return new Actor(
          actor.uid(), actor.user(), actor.gid(), actor.group(), umask.orElse(actor.umask()));
    }

    /** A command under the umask that is declared. */
    ShellCommand masked(ShellCommand command) {
      return umask
          .map(bits -> ShellCommand.of("umask", Mode.text(bits)).then(command))
          .orElse(command);
    }
  }

  CloneProbe cloneProbe() {
    CloneProbe.Look look =
        new CloneProbe.Look(
            apart.gitDirectory(), reach.refspec().map(Refspec::folder), manner.tracking());
    return new CloneProbe(dest, manner.bare(), version, manner.remote(), by.executable(), look);
  }

  RemoteProbe remoteProbe() {
    return new RemoteProbe(repo, by);
  }

  /** A command of git in the clone that reaches no other repository. */
  ShellCommand git(List<String> words) {
    return ShellCommand.of(by.executable(), "-C", dest).with(words.toArray(String[]::new));
  }
}
