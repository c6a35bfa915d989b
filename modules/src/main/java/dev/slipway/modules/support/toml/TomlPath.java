package dev.slipway.modules.support.toml;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands: the keys of the tables around it and its own, outermost first. A table in
 * an array of tables is named by its number, from 0 on.
 */
public record TomlPath(List<String> keys) {

  public TomlPath {
    keys = List.copyOf(keys);
  }

  public static TomlPath of(String... keys) {
    return new TomlPath(List.of(keys));
  }

  /**
   * Reads a path as it is written in TOML: {@code plugins."io.containerd.grpc.v1.cri".registry}.
   *
   * @throws TomlException when the text is no dotted key
   */
  public static TomlPath parse(String text) {
    TomlCursor cursor = new TomlCursor(text.strip());
    List<String> keys = TomlKeys.dotted(cursor);
    if (!cursor.isAtEnd()) {
      throw cursor.error("this does not belong to a key; write what is no letter in quotes.");
    }
    return new TomlPath(keys);
  }

  public TomlPath child(String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return new TomlPath(longer);
  }

  /** This path, followed by another. */
  public TomlPath and(TomlPath below) {
    List<String> longer = new ArrayList<>(keys);
    longer.addAll(below.keys);
    return new TomlPath(longer);
  }

  /** Whether it is {@code other} or lies in it. */
  public boolean isIn(TomlPath other) {
    return keys.size() >= other.keys.size()
        && keys.subList(0, other.keys.size()).equals(other.keys);
  }

  boolean isBelow(TomlPath other) {
    return keys.size() > other.keys.size() && isIn(other);
  }

  TomlPath first(int count) {
    return new TomlPath(keys.subList(0, count));
  }

  /** The rest behind a path that it lies in. */
  TomlPath after(TomlPath outer) {
    return new TomlPath(keys.subList(outer.keys.size(), keys.size()));
  }

  int size() {
    return keys.size();
  }

  String last() {
    return keys.getLast();
  }

  /** As it is written in TOML. */
  @Override
  public String toString() {
    return TomlWriter.dotted(keys);
  }
}
