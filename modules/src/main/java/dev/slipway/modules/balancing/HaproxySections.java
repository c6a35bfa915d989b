package dev.slipway.modules.balancing;

import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sections that are declared.
 *
 * @param binds address and port of each place where HAProxy listens
 */
record HaproxySections(List<ConfigBlock> blocks, List<String> binds) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]+");
  private static final Pattern BIND = Pattern.compile("([0-9A-Za-z.:\\[\\]*]*:)(\\d{1,5})(\\s.*)?");
  private static final int HIGHEST_PORT = 65_535;

  static List<Parameter> parameters() {
    return List.of(
        Parameter.state(
                "frontends",
                ParameterType.LIST,
                "Where HAProxy listens: each a map of `name`, `bind` (`ADDRESS:PORT`, or a list),"
                    + " `default_backend`, and of `mode` (tcp) and `options` (further lines).")
            .must(),
        Parameter.state(
                "backends",
                ParameterType.LIST,
                "Where it passes connections on to: each a map of `name`, `servers` (a map of names"
                    + " and `ADDRESS:PORT`, or a list of addresses with one `server_port`), and of"
                    + " `mode` (tcp), `balance` (roundrobin),"
                    + " `server_options` (check) and `options` (further lines).")
            .must(),
        Parameter.state(
            "stats",
            ParameterType.MAP,
            "A page about the state: a map of `bind`, and of `uri` (/status), `user` and"
                + " `password`."),
        Parameter.state(
                "stats_password",
                ParameterType.TEXT,
                "The password of the page, for `user` of `stats`.")
            .secret());
  }

  static HaproxySections bind(Arguments arguments) {
    Reader reader = new Reader(arguments);
    reader.each("frontends", reader::frontend);
    reader.each("backends", reader::backend);
    if (arguments.has("stats")) {
      reader.stats(arguments.map("stats"));
    }
    return new HaproxySections(List.copyOf(reader.blocks), List.copyOf(reader.binds));
  }

  /** Reads the maps, and rejects what is not in them or should not be. */
  private static final class Reader {
    private final Arguments arguments;
    private final List<ConfigBlock> blocks = new ArrayList<>();
    private final List<String> binds = new ArrayList<>();

    private Reader(Arguments arguments) {
      this.arguments = arguments;
    }

    private void each(String parameter, Consumer<Map<String, Object>> one) {
      for (Object written : (List<?>) arguments.value(parameter).orElse(List.of())) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (written instanceof Map<?, ?> keys) {
          keys.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        if (!NAME.matcher(String.valueOf(map.getOrDefault("name", ""))).matches()) {
          reject(parameter, "One of them has no name.", "write {name: NAME, ...} for each.");
        } else {
          one.accept(map);
        }
      }
    }

    private void frontend(Map<String, Object> map) {
      List<String> lines = new ArrayList<>();
      for (String bind : texts(map.remove("bind"))) {
        lines.add("bind " + bind);
        listen("frontends", bind);
      }
      lines.add("mode " + take(map, "mode", "tcp"));
      lines.addAll(texts(map.remove("options")));
      String backend = take(map, "default_backend", "");
      if (backend.isEmpty() || lines.size() < 2) {
        reject(
            "frontends",
            "\"" + map.get("name") + "\" has no bind or no default_backend.",
            "write both.");
      }
      lines.add("default_backend " + backend);
      add("frontends", "frontend " + map.remove("name"), lines, map);
    }

    private void backend(Map<String, Object> map) {
      List<String> lines = new ArrayList<>();
      lines.add("mode " + take(map, "mode", "tcp"));
      lines.add("balance " + take(map, "balance", "roundrobin"));
      lines.addAll(texts(map.remove("options")));
      String options = take(map, "server_options", "check");
      String port = take(map, "server_port", "");
      Map<String, String> servers = servers(map.remove("servers"), port);
      if (servers.isEmpty()) {
        reject(
            "backends",
            "\"" + map.get("name") + "\" has no servers.",
            "write servers: {NAME: 'ADDRESS:PORT'}, or a list of addresses and server_port.");
        return;
      }
      servers.forEach(
          (name, address) -> lines.add("server " + name + " " + address + " " + options));
      add("backends", "backend " + map.remove("name"), lines, map);
    }

    /** A server of a list has its address for a name. */
    private static Map<String, String> servers(@Nullable Object written, String port) {
      Map<String, String> servers = new LinkedHashMap<>();
      if (written instanceof Map<?, ?> map) {
        map.forEach((name, address) -> servers.put(name.toString(), String.valueOf(address)));
      } else if (!port.isEmpty()) {
        texts(written).forEach(address -> servers.put(address, address + ":" + port));
      }
      return servers;
    }

    private void stats(Map<String, Object> written) {
      Map<String, Object> map = new LinkedHashMap<>(written);
      String bind = take(map, "bind", "");
      listen("stats", bind);
      List<String> lines = new ArrayList<>();
      lines.add("bind " + bind);
      lines.add("mode http");
      lines.add("stats enable");
      lines.add("stats uri " + take(map, "uri", "/status"));
      String user = take(map, "user", "");
      arguments
          .optionalText("stats_password")
          .ifPresent(password -> lines.add("stats auth " + user + ":" + password));
      add("stats", "listen stats", lines, map);
    }

    private void listen(String parameter, String bind) {
      Matcher parts = BIND.matcher(bind);
      if (parts.matches() && Integer.parseInt(parts.group(2)) <= HIGHEST_PORT) {
        binds.add(parts.group(1) + parts.group(2));
      } else {
        reject(parameter, "\"" + bind + "\" is no place to listen.", "write ADDRESS:PORT.");
      }
    }

    private void add(String parameter, String key, List<String> lines, Map<String, Object> left) {
      left.keySet()
          .forEach(
              unknown ->
                  reject(
                      parameter,
                      "\"" + key + "\" has no key \"" + unknown + "\".",
                      "write other lines of the section as options."));
      if (lines.stream().anyMatch(line -> line.contains("\n"))) {
        reject(parameter, "A line of \"" + key + "\" is several.", "write them one by one.");
      }
      StringBuilder text = new StringBuilder(key).append('\n');
      lines.forEach(line -> text.append("    ").append(line).append('\n'));
      blocks.add(new ConfigBlock(key, text.toString()));
    }

    private void reject(String parameter, String message, String fix) {
      arguments.reject(parameter, message, fix);
    }

    private static String take(Map<String, Object> map, String key, String otherwise) {
      Object value = map.remove(key);
      return value == null ? otherwise : String.valueOf(value);
    }

    private static List<String> texts(@Nullable Object value) {
      return switch (value) {
        case null -> List.of();
        case List<?> list -> list.stream().map(String::valueOf).toList();
        default -> List.of(String.valueOf(value));
      };
    }
  }
}
