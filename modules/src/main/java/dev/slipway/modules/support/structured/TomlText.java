package dev.slipway.modules.support.structured;

import dev.slipway.modules.support.toml.TomlDocument;
import dev.slipway.modules.support.toml.TomlException;
import dev.slipway.modules.support.toml.TomlPath;

/** A TOML text; comments, order and layout stay. */
record TomlText(TomlDocument document) implements StructuredText {

  static TomlText parse(String text) {
    try {
      return new TomlText(TomlDocument.parse(text));
    } catch (TomlException e) {
      throw new IllegalArgumentException("it is not TOML: " + e.getMessage(), e);
    }
  }

  @Override
  public String text() {
    return document.text();
  }

  @Override
  public Object values() {
    return Values.normalised(document.values());
  }

  @Override
  public StructuredText with(KeyPath path, Object value) {
    return new TomlText(document.with(new TomlPath(path.keys()), value));
  }

  @Override
  public StructuredText without(KeyPath path) {
    return new TomlText(document.without(new TomlPath(path.keys())));
  }
}
