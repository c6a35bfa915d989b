package dev.slipway.modules.sources;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.Shell;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.CommandAnswer;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.sources.CloneProbe.Answer;
import dev.slipway.modules.sources.CloneProbe.Submodule;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the module {@code git} looks at.
 *
 * @param place what is where the clone is to be
 * @param source what the other repository has; empty when it does not matter
 * @param directories that are to be made first
 * @param objects those that a new clone borrows
 * @param archive empty when there is to be none, or nothing to put in it
 */
record GitObserved(
    Answer place,
    Optional<Source> source,
    NewDirectories directories,
    Optional<String> objects,
    Optional<GitArchive.Observed> archive) {

  /**
   * What the other repository has.
   *
   * @param wanted what the version stands for
   * @param published whether what is checked out is the tip of something there
   * @param references what is to be fetched besides: commits by the full name here
   * @param submodules the commits of the branches that submodules follow, by path
   */
  record Source(
      Revision wanted,
      boolean published,
      Map<String, String> references,
      Map<String, String> submodules) {}

  static GitObserved observe(GitSettings desired, HostReader host) throws HostException {
    ToolProbe.require(host, desired.by().executable(), "git");
    Answer place = host.ask(desired.cloneProbe());
    boolean made = place instanceof Answer.Absent && desired.manner().cloned();
    Optional<Answer.Clone> clone =
        place instanceof Answer.Clone there ? Optional.of(there) : Optional.empty();
    boolean left = clone.isPresent() && !desired.manner().update();
    Optional<Source> source = left ? Optional.empty() : Optional.of(source(desired, clone, host));
    if (clone.isPresent() && source.isPresent() && desired.signature().isPresent()) {
      desired.signature().get().check(desired, source.get().wanted(), host);
    }
    return new GitObserved(
        place,
        source,
        directories(desired, made, moved(desired, clone), host),
        made ? objects(desired, host) : Optional.empty(),
        archive(desired, made, clone, source, host));
  }

  private static Source source(GitSettings desired, Optional<Answer.Clone> clone, HostReader host)
      throws HostException {
    RemoteProbe.Answer.References references = references(desired.remoteProbe(), host);
    Revision wanted = Revision.of(desired.version(), references);
    return new Source(
        wanted,
        clone.flatMap(Answer.Clone::commit).filter(references.commits()::containsValue).isPresent(),
        desired.reach().refspec().map(refspec -> refspec.wanted(references)).orElse(Map.of()),
        clone.isPresent() && desired.manner().tracking()
            ? tips(desired, clone.get(), host)
            : Map.of());
  }

  private static RemoteProbe.Answer.References references(RemoteProbe probe, HostReader host)
      throws HostException {
    return switch (host.ask(probe)) {
      case RemoteProbe.Answer.References references -> references;
      case RemoteProbe.Answer.Refused(String complaint) ->
          throw new TaskFailedException("The repository cannot be read. git says:\n" + complaint);
    };
  }

  private static Map<String, String> tips(GitSettings desired, Answer.Clone clone, HostReader host)
      throws HostException {
    Map<String, String> tips = new LinkedHashMap<>();
    for (Submodule submodule : clone.seen().submodules()) {
      String branch = submodule.branch().map(name -> "refs/heads/" + name).orElse("HEAD");
      String commit =
          references(new RemoteProbe(submodule.url(), desired.by()), host).commits().get(branch);
      if (commit == null) {
        throw new TaskFailedException(
            "The repository \"%s\" of the submodule \"%s\" has no %s, which it follows."
                .formatted(submodule.url(), submodule.path(), branch));
      }
      tips.put(submodule.path(), commit);
    }
    return tips;
  }

  /** Where the repository of a clone is before it is moved; empty when it stays. */
  static Optional<String> moved(GitSettings desired, Optional<Answer.Clone> clone) {
    return desired.apart().gitDirectory().isEmpty()
        ? Optional.empty()
        : clone
            .flatMap(Answer.Clone::gitDirectory)
            .filter(now -> !desired.apart().gitDirectory().equals(Optional.of(now)));
  }

  private static NewDirectories directories(
      GitSettings desired, boolean made, Optional<String> moved, HostReader host)
      throws HostException {
    List<String> wanted = new ArrayList<>(made ? List.of(desired.dest()) : List.of());
    Optional<String> apart = desired.apart().gitDirectory();
    if (apart.isPresent() && (made || moved.isPresent())) {
      if (!(host.ask(FileProbe.metadata(apart.get())) instanceof FileAnswer.Absent)) {
        throw new TaskFailedException(
            "\"%s\" is there already, and not the repository of this clone. Remove it first, or"
                    .formatted(apart.get())
                + " name another separate_git_dir.");
      }
      wanted.add(Paths.directory(apart.get()));
    }
    if (wanted.isEmpty()) {
      return new NewDirectories(List.of(), Ownership.none());
    }
    Actor actor = desired.apart().of(host.ask(new ActorProbe()));
    return NewDirectories.plan(
        wanted, NewDirectories.observe(host, wanted), Ownership.none(), actor);
  }

  private static Optional<String> objects(GitSettings desired, HostReader host)
      throws HostException {
    Optional<String> reference = desired.reach().reference();
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    String git = Shell.quote(desired.by().executable());
    CommandAnswer answer =
        host.ask(
            new CommandProbe(
                """
                cd -- %s && o=$(%s rev-parse --git-path objects) || exit
                if [ "$(%s rev-parse --is-shallow-repository)" = true ]; then
                echo "it has only a part of its history" >&2; exit 1
                fi
                cd -- "$o" && pwd -P
                """
                    .formatted(Shell.quote(reference.get()), git, git)));
    if (answer.exit() != 0) {
      throw new TaskFailedException(
          "The reference \"%s\" is no repository that objects can be borrowed from: %s"
              .formatted(reference.get(), answer.stderr().strip()));
    }
    return Optional.of(answer.stdout().strip());
  }

  private static Optional<GitArchive.Observed> archive(
      GitSettings desired,
      boolean made,
      Optional<Answer.Clone> clone,
      Optional<Source> source,
      HostReader host)
      throws HostException {
    Optional<String> now = clone.flatMap(Answer.Clone::commit);
    Optional<String> commit = source.map(there -> there.wanted().commit()).or(() -> now);
    if (desired.apart().archive().isEmpty() || commit.isEmpty() || (!made && clone.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        desired.apart().archive().get().observe(desired, commit.get(), now.equals(commit), host));
  }
}
