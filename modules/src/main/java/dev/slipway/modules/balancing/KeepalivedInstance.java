package dev.slipway.modules.balancing;

import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One virtual address.
 *
 * @param vip with the length of its prefix
 * @param device the network interface
 */
record KeepalivedInstance(
    String name, String vip, String device, long vrid, List<ConfigBlock> blocks) {
  /** What a new file begins with: scripts run as root only when nobody else can alter them. */
  static final String BEGIN =
      """
      global_defs {
          enable_script_security
          script_user root
      }
      """;

  private static final int LONGEST_PASSWORD = 8;
  private static final int LARGEST = 255;
  private static final Map<String, String> CHECK =
      Map.of("interval", "1", "weight", "-30", "fall", "3", "rise", "2", "timeout", "2");

  static List<Parameter> parameters() {
    return List.of(
        Parameter.state("vip", ParameterType.TEXT, "The address, such as `10.0.0.100/24`.").must(),
        Parameter.state("interface", ParameterType.TEXT, "The network interface for it.").must(),
        Parameter.state(
                "vrid",
                ParameterType.INTEGER,
                "1 to 255; the same on all peers and used by no other.")
            .must(),
        Parameter.state(
                "priority", ParameterType.INTEGER, "1 to 254; the highest one that works holds it.")
            .must(),
        Parameter.state(
                "auth_pass", ParameterType.TEXT, "At most 8 characters; the same on all peers.")
            .must()
            .secret(),
        Parameter.state(
            "check",
            ParameterType.MAP,
            "What must work here: a map of `script` (absolute path and arguments), and of"
                + " `interval` (1), `fall` (3), `rise` (2), `timeout` (2) and `weight` (-30),"
                + " which must bring the priority below that of the next host."),
        Parameter.state(
                "state", ParameterType.TEXT, "What a host takes itself for until it hears others.")
            .oneOf("MASTER", "BACKUP")
            .otherwise("BACKUP"),
        Parameter.identity("name", ParameterType.TEXT, "The name of the instance.")
            .otherwise("VI_1"),
        Parameter.control(
            "peers",
            ParameterType.TEXTS,
            "Addresses of the other hosts that may hold it, without this one."),
        Parameter.state(
                "unicast",
                ParameterType.BOOLEAN,
                "Whether the peers are spoken to one by one, where a network has no multicast.")
            .otherwise("false"));
  }

  static KeepalivedInstance bind(Arguments arguments) {
    String vip = arguments.text("vip");
    if (!vip.matches("[0-9a-fA-F.:]+/\\d{1,3}")) {
      arguments.reject("vip", "\"" + vip + "\" is no address.", "write ADDRESS/LENGTH.");
    }
    inRange(arguments, "vrid", LARGEST);
    inRange(arguments, "priority", LARGEST - 1);
    for (String word : List.of("interface", "name")) {
      if (!arguments.text(word).matches("[A-Za-z0-9._-]+")) {
        arguments.reject(word, "\"" + arguments.text(word) + "\" is no name.", "write one word.");
      }
    }
    if (!arguments.text("auth_pass").matches("[^\\s#!\"{}]{1," + LONGEST_PASSWORD + "}")) {
      arguments.reject(
          "auth_pass",
          "keepalived does not take this password.",
          "write 1 to 8 characters, none of them a blank, #, !, a quote or a brace.");
    }
    List<ConfigBlock> blocks = new ArrayList<>();
    String script = "check_" + arguments.text("name");
    if (arguments.has("check")) {
      blocks.add(check(arguments, script));
    }
    blocks.add(instance(arguments, script));
    return new KeepalivedInstance(
        arguments.text("name"),
        vip,
        arguments.text("interface"),
        arguments.integer("vrid"),
        List.copyOf(blocks));
  }

  private static void inRange(Arguments arguments, String parameter, long largest) {
    long value = arguments.integer(parameter);
    if (value < 1 || value > largest) {
      arguments.reject(
          parameter, value + " is out of range.", "write a number from 1 to " + largest + ".");
    }
  }

  private static ConfigBlock check(Arguments arguments, String name) {
    Map<String, Object> written = new LinkedHashMap<>(arguments.map("check"));
    String script = String.valueOf(written.remove("script"));
    if (!script.matches("/[^\"\n]*")) {
      arguments.reject(
          "check",
          "It has no script.",
          "write {script: /ABSOLUTE/PATH ARGUMENTS}, without quotes.");
    }
    Set<String> unknown = new TreeSet<>(written.keySet());
    unknown.removeAll(CHECK.keySet());
    for (String key : unknown) {
      arguments.reject(
          "check",
          "It has no \"" + key + "\".",
          "write script, interval, fall, rise, timeout, weight.");
    }
    StringBuilder text = new StringBuilder("vrrp_script " + name + " {\n");
    text.append("    script \"").append(script).append("\"\n");
    for (String key : List.of("interval", "timeout", "weight", "fall", "rise")) {
      Object value = written.getOrDefault(key, CHECK.get(key));
      text.append("    ").append(key).append(' ').append(value).append('\n');
    }
    return new ConfigBlock("vrrp_script " + name, text.append("}\n").toString());
  }

  private static ConfigBlock instance(Arguments arguments, String script) {
    StringBuilder text = new StringBuilder();
    text.append("vrrp_instance ").append(arguments.text("name")).append(" {\n");
    text.append("    state ").append(arguments.text("state")).append('\n');
    text.append("    interface ").append(arguments.text("interface")).append('\n');
    text.append("    virtual_router_id ").append(arguments.integer("vrid")).append('\n');
    text.append("    priority ").append(arguments.integer("priority")).append('\n');
    text.append("    advert_int 1\n");
    text.append("    authentication {\n        auth_type PASS\n        auth_pass ");
    text.append(arguments.text("auth_pass")).append("\n    }\n");
    text.append("    virtual_ipaddress {\n        ").append(arguments.text("vip"));
    text.append("\n    }\n");
    if (arguments.flag("unicast")) {
      text.append("    unicast_peer {\n");
      arguments.texts("peers").forEach(peer -> text.append("        ").append(peer).append('\n'));
      text.append("    }\n");
    }
    if (arguments.has("check")) {
      text.append("    track_script {\n        ").append(script).append("\n    }\n");
    }
    return new ConfigBlock(
        "vrrp_instance " + arguments.text("name"), text.append("}\n").toString());
  }

  String key() {
    return "vrrp_instance " + name;
  }

  String address() {
    return vip.substring(0, vip.indexOf('/'));
  }
}
