package dev.slipway.modules.support.structured;

/** A way to write values under keys. */
public enum Format {
  JSON("{}\n") {
    @Override
    StructuredText parse(String text) {
      return JsonText.parse(text);
    }
  },
  TOML("") {
    @Override
    StructuredText parse(String text) {
      return TomlText.parse(text);
    }
  },
  YAML("") {
    @Override
    StructuredText parse(String text) {
      return YamlText.parse(text);
    }
  };

  private final String empty;

  Format(String empty) {
    this.empty = empty;
  }

  /** A text without any keys. */
  String empty() {
    return empty;
  }

  /**
   * @throws IllegalArgumentException when it is not valid, with line and column
   */
  abstract StructuredText parse(String text);
}
