package dev.slipway.modules.system;

import dev.slipway.modules.support.TextEditing;

/**
 * What is declared of a directory.
 *
 * @param line with its clients; with none, it is not exported
 * @param target the file that holds the line
 */
record NfsExport(ExportsLine line, TextEditing.Target target) {

  String path() {
    return line.path();
  }

  boolean isPresent() {
    return !line.clients().isEmpty();
  }

  ExportsEdit edit() {
    return new ExportsEdit(line);
  }
}
