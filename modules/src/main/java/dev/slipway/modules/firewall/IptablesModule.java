package dev.slipway.modules.firewall;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.firewall.IptablesSettings.Work;
import dev.slipway.modules.firewall.RulesProbe.Answer.Table;
import dev.slipway.modules.firewall.RulesProbe.Chain;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of the packet filter. */
final class IptablesModule implements TaskModule<IptablesSettings, IptablesModule.Observed> {
  private static final ModuleSpec SPEC = IptablesSettings.spec();

  /**
   * What is there.
   *
   * @param rule whether the rule is; empty when the task is about none
   */
  record Observed(Table table, Optional<Boolean> rule) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public IptablesSettings bind(Arguments arguments) {
    return IptablesSettings.bind(arguments);
  }

  @Override
  public Observed observe(IptablesSettings desired, HostReader host) throws HostException {
    ToolProbe.require(host, desired.table().program(), "iptables");
    Table table =
        switch (host.ask(desired.table())) {
          case Table there -> there;
          case RulesProbe.Answer.Refused(String complaint) ->
              throw new TaskFailedException(
                  "%s does not list its rules: %s%s"
                      .formatted(
                          desired.table().program(),
                          complaint,
                          complaint.contains("root") ? " Write become: true." : ""));
        };
    boolean chained = table.chains().containsKey(desired.chainName());
    Optional<Boolean> rule = Optional.empty();
    if (desired.work() instanceof Work.Rule wanted) {
      rule = Optional.of(chained && isThere(host.ask(desired.ruleProbe(wanted))));
    }
    Observed observed = new Observed(table, rule);
    if (!diff(desired, observed).isEmpty()) {
      guard(desired, observed, host);
    }
    return observed;
  }

  private static boolean isThere(RuleProbe.Answer answer) {
    return switch (answer) {
      case RuleProbe.Answer.Present _ -> true;
      case RuleProbe.Answer.Absent _ -> false;
      case RuleProbe.Answer.Refused(String complaint) ->
          throw new TaskFailedException("iptables does not take the rule:\n" + complaint);
    };
  }

  /** Keeps the way open by which this run came in. */
  private static void guard(IptablesSettings desired, Observed observed, HostReader host)
      throws HostException {
    if (desired.manner().unguarded() || !desired.table().table().equals("filter")) {
      return;
    }
    Optional<LoginProbe.Connection> login =
        host.ask(new LoginProbe())
            .filter(
                connection ->
                    connection.isOfVersion6() == desired.table().program().equals("ip6tables"));
    if (login.isPresent()
        && new Passage(observed.table(), login.get()).isOpen()
        && !new Passage(after(desired, observed), login.get()).isOpen()) {
      throw new TaskFailedException(
          ("The host would take no new connection from %s to its port %d, by which this run came"
                  + " in. Let it in by a rule first, or write allow_lockout: true.")
              .formatted(login.get().peer(), login.get().port()));
    }
  }

  @Override
  public Diff diff(IptablesSettings desired, Observed observed) {
    List<Change> changes = new ArrayList<>();
    String name = desired.chainName();
    String subject =
        "%s %s %s".formatted(desired.table().program(), desired.table().table(), name).strip();
    Optional<Chain> chain = Optional.ofNullable(observed.table().chains().get(name));
    Action action =
        switch (desired.work()) {
          case Work.Flushed _ -> {
            flushed(desired, observed.table(), subject).ifPresent(changes::add);
            yield Action.DELETE;
          }
          case Work.Policy(String target) -> {
            String before = policy(desired, chain);
            if (!before.equals(target)) {
              changes.add(Change.attribute(subject, "policy", before, target));
            }
            yield Action.UPDATE;
          }
          case Work.Chain(boolean present) -> {
            if (present != chain.isPresent()) {
              changes.add(state(subject, "chain", "present", present));
            }
            yield present ? Action.CREATE : Action.DELETE;
          }
          case Work.Rule rule -> {
            changes.addAll(rule(desired, rule, observed, subject));
            yield rule.present() ? Action.CREATE : Action.DELETE;
          }
        };
    return changes.isEmpty()
        ? Diff.none()
        : Diff.of(action, changes).predicting(predictions(desired, observed));
  }

  private static Optional<Change> flushed(IptablesSettings desired, Table table, String subject) {
    if (desired.chain().isPresent() && !table.chains().containsKey(desired.chainName())) {
      throw missing(desired);
    }
    List<String> rules =
        table.chains().entrySet().stream()
            .filter(entry -> isMeant(desired, entry.getKey()))
            .flatMap(entry -> entry.getValue().rules().stream())
            .toList();
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(state(subject, "rules", String.join("; ", rules), false));
  }

  private static boolean isMeant(IptablesSettings desired, String chain) {
    return desired.chain().isEmpty() || desired.chainName().equals(chain);
  }

  private static String policy(IptablesSettings desired, Optional<Chain> chain) {
    return chain
        .orElseThrow(() -> missing(desired))
        .policy()
        .orElseThrow(
            () ->
                new TaskFailedException(
                    "\"%s\" is a chain of users, which has no policy. Name a built-in chain."
                        .formatted(desired.chainName())));
  }

  private static TaskFailedException missing(IptablesSettings desired) {
    return new TaskFailedException(
        "The table %s has no chain \"%s\". Check the name, or write chain_management: true."
            .formatted(desired.table().table(), desired.chainName()));
  }

  private static List<Change> rule(
      IptablesSettings desired, Work.Rule rule, Observed observed, String subject) {
    if (observed.rule().equals(Optional.of(rule.present()))) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    if (!observed.table().chains().containsKey(desired.chainName())) {
      if (!desired.manner().makesChain()) {
        throw missing(desired);
      }
      changes.add(state(subject, "chain", "present", true));
    }
    changes.add(state(subject, "rule", Shell.quoteAll(rule.words()), rule.present()));
    return changes;
  }

  private static Change state(String subject, String name, String value, boolean present) {
    return new Change.Attribute(
        subject,
        name,
        present ? Optional.empty() : Optional.of(value),
        present ? Optional.of(value) : Optional.empty(),
        false);
  }

  private static List<Prediction<?>> predictions(IptablesSettings desired, Observed observed) {
    List<Prediction<?>> predictions = new ArrayList<>();
    predictions.add(Prediction.of(desired.table(), after(desired, observed)));
    if (desired.work() instanceof Work.Rule rule) {
      predictions.add(
          Prediction.of(
              desired.ruleProbe(rule),
              rule.present() ? new RuleProbe.Answer.Present() : new RuleProbe.Answer.Absent()));
    }
    return predictions;
  }

  /** The table as it will be. */
  private static Table after(IptablesSettings desired, Observed observed) {
    Table table = observed.table();
    String name = desired.chainName();
    Chain chain = table.chains().getOrDefault(name, new Chain(Optional.empty(), List.of()));
    return switch (desired.work()) {
      case Work.Flushed _ -> {
        Map<String, Chain> chains = new LinkedHashMap<>(table.chains());
        chains.replaceAll(
            (each, there) -> isMeant(desired, each) ? there.withRules(List.of()) : there);
        yield new Table(chains);
      }
      case Work.Policy(String target) ->
          table.with(name, new Chain(Optional.of(target), chain.rules()));
      case Work.Chain(boolean present) -> present ? table.with(name, chain) : table.without(name);
      case Work.Rule rule -> table.with(name, chain.withRules(rules(desired, rule, chain)));
    };
  }

  private static List<String> rules(IptablesSettings desired, Work.Rule rule, Chain chain) {
    List<String> rules = new ArrayList<>(chain.rules());
    if (!rule.present()) {
      rules.stream()
          .filter(listed -> RuleText.saysTheSame(listed, rule.words()))
          .findFirst()
          .ifPresent(rules::remove);
      return rules;
    }
    long position = desired.manner().position().orElse(rules.size() + 1L);
    rules.add((int) Math.min(position - 1, rules.size()), Shell.quoteAll(rule.words()));
    return rules;
  }

  @Override
  public Map<String, Object> apply(IptablesSettings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    boolean missing = !observed.table().chains().containsKey(desired.chainName());
    switch (desired.work()) {
      case Work.Flushed _ ->
          host.require(
              desired
                  .chain()
                  .map(name -> command(desired, "-F", name))
                  .orElse(command(desired, "-F")));
      case Work.Policy(String target) ->
          host.require(command(desired, "-P", desired.chainName(), target));
      case Work.Chain(boolean present) ->
          host.require(command(desired, present ? "-N" : "-X", desired.chainName()));
      case Work.Rule rule -> {
        if (rule.present() && missing) {
          host.require(command(desired, "-N", desired.chainName()));
        }
        host.require(ShellCommand.of(desired.ruleProbe(rule).command(action(desired, rule))));
      }
    }
    return Map.of();
  }

  private static String[] action(IptablesSettings desired, Work.Rule rule) {
    String chain = desired.chainName();
    if (!rule.present()) {
      return new String[] {"-D", chain};
    }
    return desired
        .manner()
        .position()
        .map(position -> new String[] {"-I", chain, String.valueOf(position)})
        .orElseGet(() -> new String[] {"-A", chain});
  }

  private static ShellCommand command(IptablesSettings desired, String... words) {
    return ShellCommand.of(desired.table().program(), "-w", "-t", desired.table().table())
        .with(words);
  }

  @Override
  public Map<String, Object> values(IptablesSettings desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ip_version", desired.table().program().equals("iptables") ? "ipv4" : "ipv6");
    values.put("table", desired.table().table());
    desired.chain().ifPresent(chain -> values.put("chain", chain));
    if (desired.work() instanceof Work.Rule rule) {
      values.put("rule", Shell.quoteAll(rule.words()));
      values.put("state", rule.present() ? "present" : "absent");
    }
    return values;
  }
}
