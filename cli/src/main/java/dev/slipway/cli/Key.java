package dev.slipway.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code slipway.yml} and the environment can set. */
enum Key {
  INVENTORY(Form.PATHS, List.of()),
  ROLES_PATH(Form.PATHS, List.of()),
  FORKS(Form.COUNT, List.of("50")),
  TIMEOUT(Form.COUNT, List.of("10")),
  HOST_KEY_CHECKING(Form.WORD, List.of()),
  REMOTE_USER(Form.WORD, List.of()),
  PRIVATE_KEY(Form.PATH, List.of()),
  VAULT_IDS(Form.PATHS, List.of()),
  VAULT_PASSWORD_FILE(Form.PATH, List.of());

  /** What a key takes. */
  enum Form {
    WORD,
    COUNT,
    /** One path, relative to the file that says it. */
    PATH,
    /** One path or a list of them. */
    PATHS
  }

  private final Form form;
  private final List<String> fallback;

  Key(Form form, List<String> fallback) {
    this.form = form;
    this.fallback = fallback;
  }

  Form form() {
    return form;
  }

  /** The values when nothing sets them. */
  List<String> fallback() {
    return fallback;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String variable() {
    return "SLIPWAY_" + name();
  }

  static Optional<Key> find(String label) {
    return Arrays.stream(values()).filter(key -> key.label().equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Key::label).toList();
  }
}
