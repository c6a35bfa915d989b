package dev.slipway.template;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value cannot be a part of a text; the message goes on where the name of the value ended. */
final class NoTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String fix;

  private NoTextException(String message, @Nullable String fix) {
    super(message, null, false, false);
    this.fix = fix;
  }

  static NoTextException of(@Nullable Object value) {
    if (value == null) {
      return new NoTextException("is null, which has no text", null);
    }
    return value == Omit.INSTANCE
        ? new NoTextException(
            "is $omit, which cannot be a part of a text", "let $omit be the whole value")
        : new NoTextException(
            "is " + Values.describe(value) + ", which has no text", "call one of its methods");
  }

  /** What to do, where it is not the usual alternate value. */
  Optional<String> fix() {
    return Optional.ofNullable(fix);
  }
}
