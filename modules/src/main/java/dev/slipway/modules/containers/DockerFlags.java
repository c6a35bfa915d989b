package dev.slipway.modules.containers;

import dev.slipway.module.CommandWords;
import dev.slipway.module.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The settings that dockerd gets on its command line. One that is in {@code daemon.json} as well
 * keeps it from starting (documentation of {@code dockerd}, "configuration file").
 */
final class DockerFlags {
  /** Flags whose key has another name. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("host", "hosts"),
          Map.entry("H", "hosts"),
          Map.entry("label", "labels"),
          Map.entry("insecure-registry", "insecure-registries"),
          Map.entry("registry-mirror", "registry-mirrors"),
          Map.entry("exec-opt", "exec-opts"),
          Map.entry("storage-opt", "storage-opts"),
          Map.entry("log-opt", "log-opts"),
          Map.entry("authorization-plugin", "authorization-plugins"),
          Map.entry("add-runtime", "runtimes"),
          Map.entry("default-ulimit", "default-ulimits"),
          Map.entry("D", "debug"),
          Map.entry("l", "log-level"),
          Map.entry("s", "storage-driver"),
          Map.entry("b", "bridge"),
          Map.entry("G", "group"),
          Map.entry("p", "pidfile"));

  private DockerFlags() {}

  /** The keys that the flags of a command line stand for. */
  static List<String> keys(String command) {
    List<String> keys = new ArrayList<>();
    for (String word : words(command)) {
      String name =
          word.startsWith("--")
              ? word.substring(2).split("=", 2)[0]
              : word.matches("-[A-Za-z].*") ? word.substring(1, 2) : "";
      if (!name.isEmpty()) {
        keys.add(KEYS.getOrDefault(name, name));
      }
    }
    return List.copyOf(keys);
  }

  private static List<String> words(String command) {
    try {
      return CommandWords.split(command);
    } catch (InvalidValueException _) {
      return List.of(command.split(" ", -1));
    }
  }
}
