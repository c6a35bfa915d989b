package dev.slipway.modules.support.toml;

import java.util.List;

/**
 * A header and the entries below it; the first section of a document has no header.
 *
 * @param path of the table, with the numbers of tables in arrays
 * @param element whether the header, in double brackets, adds a table to an array
 * @param start of the header's line
 * @param header where the header stands, behind the indentation
 * @param body behind the end of the header's line
 */
record TomlSection(
    TomlPath path, boolean element, int start, int header, int body, List<TomlEntry> entries) {

  /** Behind the last line that holds a key, or the header. */
  int contentEnd() {
    return entries.isEmpty() ? body : entries.getLast().end();
  }
}
