package dev.slipway.modules.firewall;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parameters of the module {@code ufw}, and what they say.
 *
 * @param enabled empty: it stays on or off
 * @param once what is done at each run: {@code reload} or {@code reset}; empty: nothing
 * @param policy of {@link #direction}
 * @param rule the words of a command about a rule; empty: the task is about none
 */
record UfwSettings(
    Optional<Boolean> enabled,
    Optional<String> once,
    Optional<String> policy,
    String direction,
    Optional<String> logging,
    Optional<List<String>> rule,
    Manner manner) {
  private static final String ANY = "any";

  /**
   * How it is done.
   *
   * @param first whether a rule is put before others
   * @param unguarded whether the way in may be closed
   */
  record Manner(boolean first, boolean unguarded) {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("ufw", "The uncomplicated firewall: whether it is on, and its rules.")
            .describe(
                "`ufw --dry-run` tells what a rule would change, so that a dry run is exact. Rules"
                    + " and policies are set before ufw is turned on. A change after which an"
                    + " active ufw would let no new connection in that comes as the one of this run"
                    + " does is refused; `allow_lockout` turns that off.")
            .describe("`reloaded` and `reset` are done at each run.");
    setup(spec);
    rule(spec);
    return spec.parameter(IptablesSettings.UNGUARDED)
        .rule(ParameterRule.atLeastOne("state", "default", "logging", "rule"))
        .untaken("count from the first rule with insert.", "insert_relative_to")
        .returns("commands", "What was run.")
        .example(
            "SSH, and nothing else",
            """
            - ufw: {rule: limit, port: ssh, proto: tcp}
            - ufw: {state: enabled, default: deny}
            """)
        .example(
            "A port for one network",
            """
            - ufw:
                rule: allow
                from_ip: 10.0.0.0/8
                to_port: '5432'
                proto: tcp
                comment: database
            """)
        .build();
  }

  private static void setup(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether it is on, now and at boot.")
                .oneOf("enabled", "disabled", "reloaded", "reset"))
        .parameter(
            Parameter.state(
                    "default", ParameterType.TEXT, "What becomes of what no rule decides about.")
                .alias("policy")
                .oneOf("allow", "deny", "reject"))
        .parameter(
            Parameter.identity("direction", ParameterType.TEXT, "Of the rule, or of default.")
                .oneOf("in", "incoming", "out", "outgoing", "routed"))
        .parameter(
            Parameter.state("logging", ParameterType.TEXT, "What is written to the log.")
                .oneOf("on", "off", "low", "medium", "high", "full"));
  }

  private static void rule(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.identity("rule", ParameterType.TEXT, "What a rule does.")
                .oneOf("allow", "deny", "limit", "reject"))
        .parameter(flag("delete", "Whether the rule is to be gone."))
        .parameter(flag("route", "Whether it is about what passes through the host."))
        .parameter(flag("log", "Whether new connections are written to the log."))
        .parameter(
            Parameter.control(
                "insert", ParameterType.INTEGER, "The position of a rule that is new."))
        .parameter(text("proto", "The protocol, such as `tcp`.").alias("protocol"))
        .parameter(text("from_ip", "Where it comes from.").alias("from", "src").otherwise(ANY))
        .parameter(text("from_port", "The port that it comes from."))
        .parameter(text("to_ip", "Where it goes to.").alias("to", "dest").otherwise(ANY))
        .parameter(
            text(
                    "to_port",
                    "The port that it goes to, `FIRST:LAST`, several with commas, or a"
                        + " name of a service.")
                .alias("port"))
        .parameter(text("name", "A profile of ufw, instead of ports.").alias("app"))
        .parameter(text("interface", "The device, by direction.").alias("if"))
        .parameter(text("interface_in", "The device that it comes in by.").alias("if_in"))
        .parameter(text("interface_out", "The device that it goes out by.").alias("if_out"))
        .parameter(Parameter.control("comment", ParameterType.TEXT, "What is kept with the rule."));
  }

  private static Parameter flag(String name, String meaning) {
    return Parameter.identity(name, ParameterType.BOOLEAN, meaning).otherwise("false");
  }

  private static Parameter text(String name, String meaning) {
    return Parameter.identity(name, ParameterType.TEXT, meaning);
  }

  static UfwSettings bind(Arguments arguments) {
    Optional<String> state = arguments.optionalText("state");
    Optional<Boolean> enabled = state.filter(word -> word.endsWith("abled")).map("enabled"::equals);
    Optional<String> once =
        state
            .filter(word -> !word.endsWith("abled"))
            .map(word -> word.equals("reset") ? "reset" : "reload");
    Optional<String> rule = arguments.optionalText("rule");
    if (rule.isPresent() && arguments.has("default")) {
      arguments.reject("default", "It is not about a rule.", "write two tasks.");
    }
    String direction =
        switch (arguments.optionalText("direction").orElse("in")) {
          case "in", "incoming" -> "incoming";
          case "out", "outgoing" -> "outgoing";
          default -> "routed";
        };
    return new UfwSettings(
        enabled,
        once,
        arguments.optionalText("default"),
        direction,
        arguments.optionalText("logging"),
        rule.map(action -> words(arguments, action, direction)),
        new Manner(arguments.has("insert"), arguments.flag("allow_lockout")));
  }

  /** As the manual page has it: the long form. */
  private static List<String> words(Arguments arguments, String action, String direction) {
    List<String> words = new ArrayList<>();
    boolean route = arguments.flag("route") || direction.equals("routed");
    boolean delete = arguments.flag("delete");
    add(words, route, "route");
    add(words, delete, "delete");
    if (!delete) {
      arguments
          .optionalInteger("insert")
          .ifPresent(number -> words.addAll(List.of("insert", String.valueOf(number))));
    }
    words.add(action);
    devices(arguments, words, route, direction);
    add(words, arguments.flag("log"), "log");
    named(arguments, words, "proto", "proto");
    words.addAll(List.of("from", word(arguments, "from_ip").orElse(ANY)));
    named(arguments, words, "from_port", "port");
    words.addAll(List.of("to", word(arguments, "to_ip").orElse(ANY)));
    named(arguments, words, "to_port", "port");
    named(arguments, words, "name", "app");
    if (!delete) {
      named(arguments, words, "comment", "comment");
    }
    return words;
  }

  private static void devices(
      Arguments arguments, List<String> words, boolean route, String direction) {
    Optional<String> in = word(arguments, "interface_in");
    Optional<String> out = word(arguments, "interface_out");
    Optional<String> one = word(arguments, "interface");
    boolean outgoing = direction.equals("outgoing");
    if (!route) {
      words.add(outgoing || out.isPresent() ? "out" : "in");
      one.or(() -> in).or(() -> out).ifPresent(name -> words.addAll(List.of("on", name)));
      return;
    }
    in.or(() -> outgoing ? Optional.empty() : one)
        .ifPresent(name -> words.addAll(List.of("in", "on", name)));
    out.or(() -> outgoing ? one : Optional.empty())
        .ifPresent(name -> words.addAll(List.of("out", "on", name)));
  }

  private static void add(List<String> words, boolean said, String word) {
    if (said) {
      words.add(word);
    }
  }

  private static void named(
      Arguments arguments, List<String> words, String parameter, String word) {
    word(arguments, parameter).ifPresent(value -> words.addAll(List.of(word, value)));
  }

  private static Optional<String> word(Arguments arguments, String parameter) {
    Optional<String> value = arguments.optionalText(parameter);
    if (value
        .filter(text -> text.isEmpty() || text.startsWith("-") || text.contains("\n"))
        .isPresent()) {
      arguments.reject(
          parameter,
          "\"" + value.get().replace('\n', ' ') + "\" cannot stand in a rule.",
          "write it as ufw(8) has it.");
    }
    return value;
  }

  /** The level that is to be there. */
  Optional<String> wantedLogging(String before) {
    return logging.map(
        level -> level.equals("on") ? (before.equals("off") ? "low" : before) : level);
  }
}
