package dev.slipway.modules.firewall;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.firewall.UfwProbe.Answer.Setup;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The uncomplicated firewall. */
final class UfwModule implements TaskModule<UfwSettings, UfwModule.Observed> {
  private static final ModuleSpec SPEC = UfwSettings.spec();
  private static final String SUBJECT = "ufw";

  /**
   * What is there.
   *
   * @param rule what the rule of the task would change; nothing when it is about none
   */
  record Observed(Setup setup, UfwRuleProbe.Answer.Change rule) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public UfwSettings bind(Arguments arguments) {
    return UfwSettings.bind(arguments);
  }

  @Override
  public Observed observe(UfwSettings desired, HostReader host) throws HostException {
    ToolProbe.require(host, "ufw", "ufw");
    Setup setup =
        switch (host.ask(new UfwProbe())) {
          case Setup there -> there;
          case UfwProbe.Answer.Refused(String complaint) ->
              throw new TaskFailedException(
                  "ufw does not tell its state: %s%s"
                      .formatted(
                          complaint, complaint.contains("root") ? ". Write become: true." : ""));
        };
    Observed observed = new Observed(setup, rule(desired, host));
    guard(desired, observed, host);
    return observed;
  }

  private static UfwRuleProbe.Answer.Change rule(UfwSettings desired, HostReader host)
      throws HostException {
    if (desired.rule().isEmpty()) {
      return new UfwRuleProbe.Answer.Change(List.of(), List.of());
    }
    return switch (host.ask(new UfwRuleProbe(desired.rule().get()))) {
      case UfwRuleProbe.Answer.Change change -> change;
      case UfwRuleProbe.Answer.Refused(String complaint) ->
          throw new TaskFailedException("ufw does not take the rule:\n" + complaint);
    };
  }

  /** Keeps the way open by which this run came in. */
  private static void guard(UfwSettings desired, Observed observed, HostReader host)
      throws HostException {
    Setup after = after(desired, observed);
    if (desired.manner().unguarded() || !after.enabled() || after.equals(observed.setup())) {
      return;
    }
    Optional<LoginProbe.Connection> login = host.ask(new LoginProbe());
    if (login.isPresent() && isOpen(observed.setup(), login.get()) && !isOpen(after, login.get())) {
      throw new TaskFailedException(
          ("ufw would take no new connection from %s to port %d of the host, by which this run came"
                  + " in. Allow it by a rule first, or write allow_lockout: true.")
              .formatted(login.get().peer(), login.get().port()));
    }
  }

  private static boolean isOpen(Setup setup, LoginProbe.Connection login) {
    return !setup.enabled()
        || new Passage(
                UfwTuple.table(
                    login.isOfVersion6() ? setup.six() : setup.four(),
                    setup.policies().getOrDefault("incoming", "deny")),
                login)
            .isOpen();
  }

  private static Setup after(UfwSettings desired, Observed observed) {
    Setup setup = observed.setup().with(observed.rule(), desired.manner().first());
    if (desired.policy().isPresent()) {
      setup = setup.withPolicy(desired.direction(), desired.policy().get());
    }
    setup = setup.withLogging(desired.wantedLogging(setup.logging()).orElse(setup.logging()));
    return setup.withEnabled(desired.enabled().orElse(setup.enabled()));
  }

  @Override
  public Diff diff(UfwSettings desired, Observed observed) {
    Setup before = observed.setup();
    Setup after = after(desired, observed);
    List<Change> changes = new ArrayList<>();
    observed.rule().removed().forEach(rule -> changes.add(rule(rule, false)));
    observed.rule().added().forEach(rule -> changes.add(rule(rule, true)));
    before
        .policies()
        .forEach(
            (direction, policy) ->
                compare(
                    changes,
                    "default " + direction,
                    policy,
                    after.policies().getOrDefault(direction, policy)));
    compare(changes, "logging", before.logging(), after.logging());
    compare(changes, "state", state(before), state(after));
    if (desired.once().isPresent()) {
      changes.add(new Change.Run("ufw " + desired.once().get()));
      return Diff.of(Action.RUN, changes).predicting(afterwards(desired)).withOpenEnd();
    }
    if (changes.isEmpty()) {
      return Diff.none();
    }
    List<Prediction<?>> predictions = new ArrayList<>();
    predictions.add(Prediction.of(new UfwProbe(), after));
    desired
        .rule()
        .ifPresent(
            words ->
                predictions.add(
                    Prediction.of(
                        new UfwRuleProbe(words),
                        new UfwRuleProbe.Answer.Change(List.of(), List.of()))));
    return Diff.of(Action.UPDATE, changes).predicting(predictions);
  }

  private static List<Prediction<?>> afterwards(UfwSettings desired) {
    return desired.once().equals(Optional.of("reset"))
        ? List.of(Prediction.afterApply(new UfwProbe()))
        : List.of();
  }

  private static Change rule(String rule, boolean present) {
    return new Change.Attribute(
        SUBJECT,
        "rule",
        present ? Optional.empty() : Optional.of(rule),
        present ? Optional.of(rule) : Optional.empty(),
        false);
  }

  private static void compare(List<Change> changes, String name, String before, String after) {
    if (!before.equals(after)) {
      changes.add(Change.attribute(SUBJECT, name, before, after));
    }
  }

  private static String state(Setup setup) {
    return setup.enabled() ? "enabled" : "disabled";
  }

  /** Rules and policies come before ufw is turned on, so that it never lets in less than that. */
  @Override
  public Map<String, Object> apply(UfwSettings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    Setup before = observed.setup();
    Setup after = after(desired, observed);
    List<List<String>> commands = new ArrayList<>();
    if (desired.once().isPresent()) {
      commands.add(List.of("--force", desired.once().get()));
    }
    if (!observed.rule().isEmpty()) {
      commands.add(desired.rule().orElseThrow());
    }
    if (!before.policies().equals(after.policies())) {
      commands.add(List.of("default", desired.policy().orElseThrow(), desired.direction()));
    }
    if (!before.logging().equals(after.logging())) {
      commands.add(List.of("logging", after.logging()));
    }
    if (before.enabled() != after.enabled()) {
      commands.add(List.of("--force", after.enabled() ? "enable" : "disable"));
    }
    List<String> run = new ArrayList<>();
    for (List<String> words : commands) {
      ShellCommand command = ShellCommand.of("ufw").with(words.toArray(String[]::new));
      host.require(command);
      run.add(command.display());
    }
    return Map.of("commands", run);
  }

  @Override
  public Map<String, Object> values(UfwSettings desired, Observed observed) {
    return Map.of();
  }
}
