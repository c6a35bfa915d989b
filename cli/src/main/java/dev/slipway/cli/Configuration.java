package dev.slipway.cli;

import dev.slipway.diagnostic.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a project: from {@code slipway.yml}, then the environment, which is stronger.
 * Flags are stronger still and are looked at by those who have them.
 *
 * @param folder the project's folder: the nearest one upwards with a {@code slipway.yml}, else
 *     where the user stands
 */
record Configuration(Path folder, Map<Key, Setting> settings) {
  static final String FILE = "slipway.yml";
  private static final Pattern PATH_SEPARATOR = Pattern.compile(":");
  private static final Pattern LIST_SEPARATOR = Pattern.compile(",");

  Configuration {
    settings = Map.copyOf(settings);
  }

  /**
   * A value and where it comes from.
   *
   * @param values one, but for keys that take lists; paths are absolute
   */
  record Setting(List<String> values, String origin) {
    Setting {
      values = List.copyOf(values);
    }
  }

  /**
   * @throws dev.slipway.diagnostic.InvalidInputException when the file has errors
   */
  static Configuration load(Surroundings surroundings) {
    Map<Key, Setting> settings = new EnumMap<>(Key.class);
    Optional<Path> file = find(surroundings.directory());
    if (file.isPresent()) {
      Problems problems = new Problems();
      settings.putAll(new ConfigurationFile(surroundings.directory(), problems).read(file.get()));
      problems.stopOnErrors();
    }
    for (Key key : Key.values()) {
      surroundings
          .variable(key.variable())
          .ifPresent(value -> settings.put(key, fromEnvironment(key, value, surroundings)));
    }
    Path folder = file.map(Path::getParent).orElse(surroundings.directory());
    return new Configuration(folder, settings);
  }

  private static Optional<Path> find(Path from) {
    for (Path folder = from.toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(FILE))) {
        return Optional.of(folder.resolve(FILE));
      }
    }
    return Optional.empty();
  }

  private static Setting fromEnvironment(Key key, String value, Surroundings surroundings) {
    List<String> values =
        switch (key) {
          case ROLES_PATH -> PATH_SEPARATOR.splitAsStream(value).toList();
          case VAULT_IDS -> LIST_SEPARATOR.splitAsStream(value).map(String::strip).toList();
          default -> List.of(value);
        };
    if (key.form() == Key.Form.COUNT) {
      values.forEach(one -> requireCount(key.variable(), one));
    }
    return new Setting(
        values.stream().map(one -> located(key, one, surroundings.directory())).toList(),
        key.variable());
  }

  private static void requireCount(String name, String value) {
    if (!value.matches("[1-9][0-9]{0,6}")) {
      throw new RefusedException(
          name + " is \"" + value + "\", which is no number above 0.", "set it to one like 20.");
    }
  }

  /** A path made absolute; other values, and lists of hosts with a comma, as they are. */
  static String located(Key key, String value, Path folder) {
    boolean path = key.form() == Key.Form.PATH || key.form() == Key.Form.PATHS;
    boolean hosts = key == Key.INVENTORY && value.contains(",");
    if (!path || hosts) {
      return value;
    }
    return key == Key.VAULT_IDS
        ? VaultId.parse(value).located(source -> absolute(source, folder))
        : absolute(value, folder);
  }

  private static String absolute(String value, Path folder) {
    String home = System.getProperty("user.home");
    String whole = value.startsWith("~/") ? home + value.substring(1) : value;
    return folder.resolve(whole).normalize().toString();
  }

  /** Where the project's settings stand, if it has any. */
  Path file() {
    return folder.resolve(FILE);
  }

  List<String> values(Key key) {
    Setting setting = settings.get(key);
    return setting == null ? key.fallback() : setting.values();
  }

  Optional<String> value(Key key) {
    return values(key).stream().findFirst();
  }
}
