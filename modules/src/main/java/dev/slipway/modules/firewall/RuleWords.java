package dev.slipway.modules.firewall;

import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parameters that say what a rule is about and what it does, and their words. */
final class RuleWords {
  /**
   * A parameter and the words before its value.
   *
   * @param matcher the match that has to be loaded for it; may be empty
   */
  private record Option(String parameter, String matcher, String word, String meaning) {}

  private static final List<Option> OPTIONS =
      List.of(
          new Option("protocol", "", "-p", "The protocol, such as `tcp`."),
          new Option("source", "", "-s", "Where it comes from: an address or a network."),
          new Option("destination", "", "-d", "Where it goes to: an address or a network."),
          new Option("in_interface", "", "-i", "The device that it comes in by."),
          new Option("out_interface", "", "-o", "The device that it goes out by."),
          new Option("source_port", "", "--sport", "The port, or `FIRST:LAST`; needs protocol."),
          new Option(
              "destination_port", "", "--dport", "The port, or `FIRST:LAST`; needs protocol."),
          new Option("icmp_type", "", "--icmp-type", "The type of a message of ICMP."),
          new Option("src_range", "iprange", "--src-range", "Addresses `FIRST-LAST`."),
          new Option("dst_range", "iprange", "--dst-range", "Addresses `FIRST-LAST`."),
          new Option("uid_owner", "owner", "--uid-owner", "The user whose program sends it."),
          new Option("gid_owner", "owner", "--gid-owner", "The group whose program sends it."),
          new Option("limit", "limit", "--limit", "How often it matches, such as `3/minute`."),
          new Option("limit_burst", "limit", "--limit-burst", "How often at once."),
          new Option("comment", "comment", "--comment", "What is kept with the rule."));

  private static final List<Option> TARGETS =
      List.of(
          new Option("jump", "", "-j", "What is done: `ACCEPT`, `DROP`, a chain and the like."),
          new Option("goto", "", "-g", "A chain that does not come back."),
          new Option("reject_with", "", "--reject-with", "What `REJECT` answers."),
          new Option("log_prefix", "", "--log-prefix", "What `LOG` begins its lines with."),
          new Option("log_level", "", "--log-level", "How urgent the lines of `LOG` are."),
          new Option("to_source", "", "--to-source", "The address of `SNAT`."),
          new Option("to_destination", "", "--to-destination", "The address of `DNAT`."),
          new Option("to_ports", "", "--to-ports", "The port of `REDIRECT`."),
          new Option("gateway", "", "--gateway", "Where `TEE` sends a copy to."),
          new Option("set_dscp_mark", "", "--set-dscp", "The mark of `DSCP`."),
          new Option("set_dscp_mark_class", "", "--set-dscp-class", "The class of `DSCP`."));

  private static final Option MATCH_SET = new Option("match_set", "set", "--match-set", "");

  private RuleWords() {}

  static List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        Parameter.identity("match", ParameterType.TEXTS, "Further matches that are loaded."));
    OPTIONS.forEach(option -> parameters.add(parameter(option)));
    parameters.add(
        Parameter.identity(
            "destination_ports", ParameterType.TEXTS, "Several ports; needs protocol."));
    parameters.add(
        Parameter.identity(
            "ctstate", ParameterType.TEXTS, "States of the connection, such as `NEW`."));
    parameters.add(
        Parameter.identity("syn", ParameterType.TEXT, "Whether it opens a connection of TCP.")
            .oneOf("ignore", "match", "negate")
            .otherwise("ignore"));
    parameters.add(
        Parameter.identity(
            "match_set", ParameterType.TEXT, "A set of ipset that has it. `!` before it negates."));
    parameters.add(
        Parameter.identity("match_set_flags", ParameterType.TEXT, "What of it the set has.")
            .oneOf("src", "dst", "src,dst", "dst,src", "src,src", "dst,dst"));
    TARGETS.forEach(option -> parameters.add(parameter(option)));
    return parameters;
  }

  private static Parameter parameter(Option option) {
    String negation = option.word().matches("-[psdio]|--[sd]port") ? " `!` before it negates." : "";
    return Parameter.identity(option.parameter(), ParameterType.TEXT, option.meaning() + negation);
  }

  /** The words behind the name of the chain; none when nothing is said about a rule. */
  static List<String> of(Arguments arguments) {
    List<String> words = new ArrayList<>();
    add(words, arguments, OPTIONS.subList(0, 5));
    arguments.texts("match").forEach(name -> words.addAll(List.of("-m", name)));
    add(words, arguments, OPTIONS.subList(5, OPTIONS.size()));
    several(words, arguments.texts("destination_ports"), "multiport", "--dports");
    several(words, arguments.texts("ctstate"), "conntrack", "--ctstate");
    arguments.optionalText("match_set").ifPresent(name -> set(words, arguments, name));
    switch (arguments.text("syn")) {
      case "match" -> words.add("--syn");
      case "negate" -> words.addAll(List.of("!", "--syn"));
      default -> {}
    }
    add(words, arguments, TARGETS);
    return words;
  }

  private static void set(List<String> words, Arguments arguments, String name) {
    add(words, arguments, Map.entry(MATCH_SET, name));
    words.add(arguments.optionalText("match_set_flags").orElse("src"));
  }

  private static void several(
      List<String> words, List<String> values, String matcher, String word) {
    if (!values.isEmpty()) {
      words.addAll(List.of("-m", matcher, word, String.join(",", values)));
    }
  }

  private static void add(List<String> words, Arguments arguments, List<Option> options) {
    for (Option option : options) {
      arguments
          .optionalText(option.parameter())
          .ifPresent(value -> add(words, arguments, Map.entry(option, value)));
    }
  }

  private static void add(
      List<String> words, Arguments arguments, Map.Entry<Option, String> entry) {
    Option option = entry.getKey();
    String value = entry.getValue();
    boolean loaded = option.matcher().isEmpty() || words.contains(option.matcher());
    if (!loaded) {
      words.addAll(List.of("-m", option.matcher()));
    }
    boolean negated = value.startsWith("!") && !option.parameter().equals("comment");
    if (negated) {
      words.add("!");
    }
    String text = negated ? value.substring(1).strip() : value;
    if (text.isEmpty() || text.contains("\n") || text.startsWith("-")) {
      arguments.reject(
          option.parameter(),
          "\"" + text.replace('\n', ' ') + "\" cannot stand behind " + option.word() + ".",
          "write it as iptables-extensions(8) has it.");
    }
    words.addAll(List.of(option.word(), text));
  }
}
