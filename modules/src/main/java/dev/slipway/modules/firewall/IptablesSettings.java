package dev.slipway.modules.firewall;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import java.util.List;
import java.util.Optional;

/**
 * Parameters of the module {@code iptables_rule}, and what they say.
 *
 * @param chain empty: all chains of the table, which only flushing is about
 */
record IptablesSettings(RulesProbe table, Optional<String> chain, Work work, Manner manner) {

  /** What is to be true. */
  sealed interface Work {
    /** No rule is there. */
    record Flushed() implements Work {}

    record Policy(String target) implements Work {}

    /** The chain itself is there, or is not. */
    record Chain(boolean present) implements Work {}

    record Rule(boolean present, List<String> words) implements Work {}
  }

  /**
   * How it is done.
   *
   * @param position where a rule is inserted; empty: it goes to the end
   * @param makesChain whether a chain that is missing is made
   * @param unguarded whether the way in may be closed
   */
  record Manner(Optional<Long> position, boolean makesChain, boolean unguarded) {}

  static final Parameter UNGUARDED =
      Parameter.control(
              "allow_lockout",
              ParameterType.BOOLEAN,
              "Whether it is done also when the host would take no new connection like the one by"
                  + " which this run reaches it.")
          .otherwise("false");

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("iptables_rule", "Rules of the packet filter, by iptables.")
            .alias("iptables")
            .describe(
                "Whether a rule is there is asked with `iptables -C`; where in its chain it stands"
                    + " does not matter then. Rules last until the next boot: save them with"
                    + " `netfilter-persistent save`, or by a file that is loaded at boot.")
            .describe(
                "A change after which `INPUT` would let no new connection in that comes as the one"
                    + " of this run does is refused. Rules that the comparison does not understand"
                    + " count for nothing; `allow_lockout` turns it off. Only this table is looked"
                    + " at, not what nft holds besides.")
            .parameter(
                Parameter.identity("table", ParameterType.TEXT, "The table.")
                    .oneOf("filter", "nat", "mangle", "raw", "security")
                    .otherwise("filter"))
            .parameter(
                Parameter.identity("chain", ParameterType.TEXT, "The chain, such as `INPUT`."))
            .parameter(
                Parameter.identity("ip_version", ParameterType.TEXT, "Which packets.")
                    .oneOf("ipv4", "ipv6")
                    .otherwise("ipv4"));
    work(spec);
    return spec.parameters(RuleWords.parameters())
        .parameter(UNGUARDED)
        .rule(ParameterRule.atMostOne("policy", "flush"))
        .rule(ParameterRule.atMostOne("jump", "goto"))
        .rule(ParameterRule.together("match_set", "match_set_flags"))
        .returns("ip_version table chain state", "As they were declared.")
        .returns("rule", "The words of the rule.")
        .example(
            "A port that one network may reach, and nobody else",
            """
            - iptables_rule:
                chain: INPUT
                protocol: tcp
                source: 10.0.0.0/24
                destination_port: '5432'
                jump: ACCEPT
                comment: database
            - iptables_rule: {chain: INPUT, protocol: tcp, destination_port: '5432', jump: DROP}
            """)
        .build();
  }

  private static void work(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether the rule is to be there.")
                .oneOf("present", "absent")
                .otherwise("present"))
        .parameter(
            Parameter.control("action", ParameterType.TEXT, "Where a rule that is new goes.")
                .oneOf("append", "insert")
                .otherwise("append"))
        .parameter(
            Parameter.control(
                "rule_num", ParameterType.INTEGER, "The position of `insert`; 1 otherwise."))
        .parameter(
            Parameter.state(
                    "flush",
                    ParameterType.BOOLEAN,
                    "All rules of the chain go, or of the table when none is named.")
                .otherwise("false"))
        .parameter(
            Parameter.state(
                    "policy", ParameterType.TEXT, "What becomes of what no rule decides about.")
                .oneOf("ACCEPT", "DROP"))
        .parameter(
            Parameter.control(
                    "chain_management",
                    ParameterType.BOOLEAN,
                    "Whether the chain is made where it is missing; without a rule, the chain"
                        + " itself is there or, with `absent`, is removed.")
                .otherwise("false"));
  }

  static IptablesSettings bind(Arguments arguments) {
    boolean six = arguments.text("ip_version").equals("ipv6");
    List<String> words =
        RuleWords.of(arguments).stream()
            .map(word -> six && word.equals("--icmp-type") ? "--icmpv6-type" : word)
            .toList();
    Optional<String> chain = arguments.optionalText("chain");
    boolean flush = arguments.flag("flush");
    if (chain.isEmpty() && !flush) {
      arguments.reject("chain", "Nothing says which chain.", "write chain.");
    }
    chain
        .filter(name -> !name.matches("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,28}"))
        .ifPresent(
            name ->
                arguments.reject(
                    "chain",
                    "\"" + name.replace('\n', ' ') + "\" is not the name of a chain.",
                    "write at most 29 letters, digits and _."));
    boolean manages = arguments.flag("chain_management");
    boolean inserts = arguments.text("action").equals("insert");
    return new IptablesSettings(
        new RulesProbe(six ? "ip6tables" : "iptables", arguments.text("table")),
        chain,
        work(arguments, words, flush),
        new Manner(
            inserts
                ? Optional.of(arguments.optionalInteger("rule_num").orElse(1L))
                : Optional.empty(),
            manages,
            arguments.flag("allow_lockout")));
  }

  private static Work work(Arguments arguments, List<String> words, boolean flush) {
    Optional<String> policy = arguments.optionalText("policy");
    boolean present = arguments.text("state").equals("present");
    if (flush || policy.isPresent()) {
      if (!words.isEmpty()) {
        arguments.reject(flush ? "flush" : "policy", "It is not about a rule.", "write two tasks.");
      }
      return policy.<Work>map(Work.Policy::new).orElseGet(Work.Flushed::new);
    }
    if (words.isEmpty() && !arguments.flag("chain_management")) {
      arguments.reject("jump", "Nothing says which rule.", "write jump, and what it is about.");
    }
    return words.isEmpty() ? new Work.Chain(present) : new Work.Rule(present, words);
  }

  String chainName() {
    return chain.orElse("");
  }

  RuleProbe ruleProbe(Work.Rule rule) {
    return new RuleProbe(table, chainName(), rule.words());
  }
}
