package dev.slipway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Lets a person edit a secret. */
final class VaultEditor {
  private VaultEditor() {}

  /** What the person makes of a content, with the editor named by EDITOR. */
  static byte[] edit(Surroundings surroundings, String name, byte[] content)
      throws InterruptedException {
    String editor = surroundings.variable("EDITOR").orElse("vi");
    String own = Path.of(name).toAbsolutePath().getFileName().toString();
    try (PrivateDraft draft = new PrivateDraft(own, content)) {
      return draft.edited(editor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
