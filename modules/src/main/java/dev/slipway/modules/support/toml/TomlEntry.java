package dev.slipway.modules.support.toml;

/**
 * A line, or several, that set a key.
 *
 * @param path of the key, from the root of the document on
 * @param start of the line
 * @param key where the key stands, behind the indentation
 * @param end behind the end of the line
 */
record TomlEntry(TomlPath path, int start, int key, TomlNode value, int end) {}
