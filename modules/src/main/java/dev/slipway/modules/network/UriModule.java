package dev.slipway.modules.network;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Talks to a server by HTTP, from the host. */
final class UriModule implements TaskModule<UriModule.Settings, Optional<HttpAnswer>> {

  /**
   * What is declared.
   *
   * @param accepted the statuses that are no failure
   * @param content whether the body is registered
   */
  record Settings(HttpRequest request, List<Long> accepted, boolean content) {}

  @Override
  public ModuleSpec spec() {
    return UriSpec.SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    return UriSpec.bind(arguments);
  }

  @Override
  public Optional<HttpAnswer> observe(Settings desired, HostReader host) throws HostException {
    if (!desired.request().isSafe()) {
      return Optional.empty();
    }
    HttpAnswer answer = host.ask(new HttpProbe(desired.request()));
    mustBeAccepted(desired, answer);
    return Optional.of(answer);
  }

  private static void mustBeAccepted(Settings desired, HttpAnswer answer) {
    if (answer.status() < 0) {
      throw new TaskFailedException(
          "There is no answer from \"%s\": %s."
              .formatted(desired.request().url(), answer.failure().replaceFirst("\\.$", "")),
          Map.of("status", -1L, "url", desired.request().url()));
    }
    if (!desired.accepted().contains(answer.status())) {
      throw new TaskFailedException(
          "\"%s\" answered with status %d, and not %s."
              .formatted(
                  desired.request().url(),
                  answer.status(),
                  String.join(" or ", desired.accepted().stream().map(String::valueOf).toList())),
          answer.values(true));
    }
  }

  @Override
  public Diff diff(Settings desired, Optional<HttpAnswer> observed) {
    return observed.isPresent()
        ? Diff.none()
        : Diff.run(desired.request().method() + " " + desired.request().url());
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    ScriptResult result = host.run(desired.request().command());
    HttpAnswer answer = HttpAnswer.of(result.exit(), result.stdoutText(), result.stderrText());
    mustBeAccepted(desired, answer);
    return answer.values(desired.content());
  }

  @Override
  public Map<String, Object> values(Settings desired, Optional<HttpAnswer> observed) {
    return observed.map(answer -> answer.values(desired.content())).orElse(Map.of());
  }
}
