package dev.slipway.modules.firewall;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Name and parameters of the module {@code firewalld}, and what they say. */
final class FirewalldSpec {
  private static final List<String> ITEMS =
      List.of(
          "service",
          "port",
          "protocol",
          "source",
          "interface",
          "rich_rule",
          "icmp_block",
          "masquerade");

  private static final String ZONE = FirewalldSettings.ZONE;
  private static final String TARGET = FirewalldSettings.TARGET;

  private FirewalldSpec() {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("firewalld", "Zones of firewalld, and what each lets in.")
            .describe(
                "One thing for each task. `firewall-cmd --query-...` tells whether it is there, in"
                    + " the running firewall or, with `permanent`, in its files. The service or the"
                    + " port by which this run came in is not taken away, unless `allow_lockout`"
                    + " says so; other ways of closing it are not seen.")
            .describe(
                "`zone` with `state: present` or `absent`, and nothing else but `permanent`, makes"
                    + " or removes the zone itself, in the files. The running firewall knows it"
                    + " when firewalld was reloaded: write a handler with the module systemd. The"
                    + " same goes for the `target` of a zone.")
            .describe("Tested with firewalld of Debian.");
    for (String item : ITEMS.subList(0, ITEMS.size() - 1)) {
      spec.parameter(Parameter.identity(item, ParameterType.TEXT, meaning(item)));
    }
    return spec.parameter(
            Parameter.identity(
                "masquerade",
                ParameterType.BOOLEAN,
                "Whether what leaves by the zone hides who"
                    + " sent it; `false` with `enabled` is as `true` with `disabled`."))
        .parameter(
            Parameter.state(
                    TARGET,
                    ParameterType.TEXT,
                    "What becomes of what no rule of the zone is about; `state: disabled` or"
                        + " `absent` brings `default` back. In the files only.")
                .oneOf("default", "ACCEPT", "DROP", "REJECT", "%%REJECT%%"))
        .parameter(
            Parameter.identity(ZONE, ParameterType.TEXT, "The zone; the default one otherwise."))
        .parameter(
            Parameter.state(
                    "state",
                    ParameterType.TEXT,
                    "Whether it is to be there; `present` and `absent` for a zone itself.")
                .oneOf("enabled", "disabled", "present", "absent")
                .must())
        .parameter(
            Parameter.state(
                    "permanent",
                    ParameterType.BOOLEAN,
                    "Whether it is kept; alone, it counts from the next start of firewalld on.")
                .otherwise("false"))
        .parameter(
            Parameter.state(
                "immediate",
                ParameterType.BOOLEAN,
                "Whether it counts now; `true` where `permanent` is not."))
        .parameter(
            Parameter.control(
                    "offline",
                    ParameterType.BOOLEAN,
                    "Whether the files are altered while firewalld does not run.")
                .otherwise("false"))
        .parameter(IptablesSettings.UNGUARDED)
        .rule(
            ParameterRule.atMostOne(
                Stream.concat(ITEMS.stream(), Stream.of(TARGET)).toArray(String[]::new)))
        .untaken(
            "write the rule as rich_rule: rule family='ipv4' forward-port port=... protocol=..."
                + " to-port=...",
            "port_forward")
        .untaken(
            "set it with command: firewall-cmd --add-icmp-block-inversion.", "icmp_block_inversion")
        .untaken(
            "leave it out, or make a passing rule with command: firewall-cmd --timeout=SECONDS.",
            "timeout")
        .returns("zone state", "As they were declared.")
        .example(
            "A service, now and later",
            """
            - firewalld:
                service: https
                zone: public
                state: enabled
                permanent: true
                immediate: true
            """)
        .build();
  }

  private static String meaning(String item) {
    return switch (item) {
      case "service" -> "A service that firewalld knows.";
      case "port" -> "A port and its protocol, such as `8080/tcp`.";
      case "protocol" -> "A protocol, such as `gre`.";
      case "source" -> "Addresses that belong to the zone.";
      case "interface" -> "A device that belongs to the zone.";
      case "rich_rule" -> "A rule in the language of `firewalld.richlanguage(5)`.";
      default -> "A message of ICMP that is kept out.";
    };
  }

  static FirewalldSettings bind(Arguments arguments) {
    if (arguments.has(TARGET)) {
      return bindTarget(arguments);
    }
    return ITEMS.stream()
        .filter(arguments::has)
        .findFirst()
        .map(item -> bindItem(arguments, item))
        .orElseGet(() -> bindZone(arguments));
  }

  private static FirewalldSettings bindZone(Arguments arguments) {
    String zone = arguments.optionalText(ZONE).orElse("");
    String state = arguments.text("state");
    if (zone.isBlank() || !List.of("present", "absent").contains(state)) {
      arguments.reject(
          "state",
          "Nothing says what is to be there.",
          "write one of "
              + String.join(", ", ITEMS)
              + ", or a zone with state: present or state: absent.");
    } else if (!zone.matches("[A-Za-z0-9_-]{1,17}")) {
      arguments.reject(
          ZONE,
          "\"" + zone + "\" is not the name of a zone.",
          "write at most 17 letters, digits, - and _.");
    }
    mustBeInFiles(arguments, "Zones");
    return new FirewalldSettings(
        ZONE,
        zone,
        Optional.empty(),
        state.equals("present"),
        List.of(FirewalldSettings.Place.PERMANENT),
        arguments.flag("offline"),
        true);
  }

  private static FirewalldSettings bindTarget(Arguments arguments) {
    mustBeInFiles(arguments, "Targets");
    boolean wanted = List.of("enabled", "present").contains(arguments.text("state"));
    String target = wanted ? arguments.text(TARGET) : "default";
    return new FirewalldSettings(
        TARGET,
        target.equals("REJECT") ? "%%REJECT%%" : target,
        arguments.optionalText(ZONE),
        true,
        List.of(FirewalldSettings.Place.PERMANENT),
        arguments.flag("offline"),
        true);
  }

  private static void mustBeInFiles(Arguments arguments, String what) {
    if (!arguments.flag("permanent") || arguments.optionalFlag("immediate").orElse(false)) {
      arguments.reject(
          "permanent",
          what + " are in the files only.",
          "write permanent: true, without immediate.");
    }
  }

  private static FirewalldSettings bindItem(Arguments arguments, String item) {
    if (!List.of("enabled", "disabled").contains(arguments.text("state"))) {
      arguments.reject(
          "state", "That is for a zone itself.", "write state: enabled or state: disabled.");
    }
    boolean enabled = arguments.text("state").equals("enabled");
    boolean hides = item.equals("masquerade");
    boolean permanent = arguments.flag("permanent");
    boolean immediate = arguments.optionalFlag("immediate").orElse(!permanent);
    if (!permanent && !immediate) {
      arguments.reject(
          "immediate", "It is to be nowhere.", "write permanent: true, or leave it out.");
    }
    boolean offline = arguments.flag("offline");
    if (offline && (immediate || !permanent)) {
      arguments.reject(
          "offline", "Nothing runs that it could count for.", "write permanent: true alone.");
    }
    String value = hides ? "" : arguments.optionalText(item).orElse("");
    if (value.contains("\n") || (!hides && value.isBlank())) {
      arguments.reject(item, "It says nothing on one line.", "write it as firewall-cmd(1) has it.");
    }
    if (item.equals("port") && !value.matches("[0-9]+(-[0-9]+)?/[a-z]+")) {
      arguments.reject("port", "\"" + value + "\" is no port.", "write 8080/tcp or 1-9/udp.");
    }
    List<FirewalldSettings.Place> places = new ArrayList<>();
    if (permanent) {
      places.add(FirewalldSettings.Place.PERMANENT);
    }
    if (immediate) {
      places.add(FirewalldSettings.Place.RUNTIME);
    }
    return new FirewalldSettings(
        item.replace('_', '-'),
        value,
        arguments.optionalText("zone"),
        hides ? enabled == arguments.optionalFlag("masquerade").orElse(true) : enabled,
        places,
        offline,
        arguments.flag("allow_lockout"));
  }
}
