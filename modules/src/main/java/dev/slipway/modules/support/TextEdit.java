package dev.slipway.modules.support;

import dev.slipway.module.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A change of a text that, made once, leaves nothing to change. Pure. */
public interface TextEdit {

  /** Whether something is to be in the file, so that there must be one. */
  boolean needsFile();

  /** What helps when there is none, as a sentence for a user. */
  default String remedy() {
    return "With create: true it is made.";
  }

  /**
   * The text afterwards.
   *
   * @param text empty when there is no file
   * @param argument turns a text of the task into the form that {@code text} has: of bytes when the
   *     file is not UTF-8
   */
  Edited edit(Optional<String> text, UnaryOperator<String> argument);

  /** How a change of the text is shown: as text, where nothing says more. */
  default List<Change> shown(Change.Text change) {
    return List.of(change);
  }

  /**
   * What came of it.
   *
   * @param text empty when there is still no file
   * @param message what was done, for {@code register}; empty when nothing was
   */
  record Edited(Optional<String> text, String message) {
    public static Edited unchanged(Optional<String> text) {
      return new Edited(text, "");
    }
  }
}
