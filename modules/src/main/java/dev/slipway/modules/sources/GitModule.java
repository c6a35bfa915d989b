package dev.slipway.modules.sources;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.sources.CloneProbe.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A clone of a git repository, at a version. */
final class GitModule implements TaskModule<GitSettings, GitObserved> {
  private static final ModuleSpec SPEC = GitSpec.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public GitSettings bind(Arguments arguments) {
    return GitArguments.bind(arguments);
  }

  @Override
  public GitObserved observe(GitSettings desired, HostReader host) throws HostException {
    return GitObserved.observe(desired, host);
  }

  @Override
  public Diff diff(GitSettings desired, GitObserved observed) {
    return new GitDiff(desired, observed).diff();
  }

  @Override
  public Map<String, Object> apply(GitSettings desired, Diff diff, HostSession host)
      throws HostException {
    GitObserved observed = observe(desired, host);
    Map<String, Object> returned = new LinkedHashMap<>();
    if (observed.place() instanceof Answer.Clone clone) {
      clone.commit().ifPresent(commit -> returned.put("before", commit));
      returned.put("remote_url_changed", !clone.url().equals(Optional.of(desired.repo())));
      GitObserved.moved(desired, Optional.of(clone))
          .ifPresent(
              before -> {
                returned.put("git_dir_before", before);
                returned.put("git_dir_now", desired.apart().gitDirectory().orElseThrow());
              });
    }
    new Checkout(desired, observed, host).bring();
    observed.source().ifPresent(source -> returned.put("after", source.wanted().commit()));
    return returned;
  }

  @Override
  public Map<String, Object> values(GitSettings desired, GitObserved observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    Optional<String> commit =
        observed.place() instanceof Answer.Clone clone ? clone.commit() : Optional.empty();
    commit.ifPresent(before -> values.put("before", before));
    observed
        .source()
        .map(source -> source.wanted().commit())
        .or(() -> commit)
        .ifPresent(after -> values.put("after", after));
    return values;
  }
}
