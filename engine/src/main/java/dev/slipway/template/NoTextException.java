package dev.slipway.template;

import org.jspecify.annotations.Nullable;

/** A value cannot be a part of a text. */
final class NoTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String fix;

  NoTextException(String reason, String fix) {
    super(reason, null, false, false);
    this.reason = reason;
    this.fix = fix;
  }

  static NoTextException of(@Nullable Object value) {
    if (value == null) {
      return new NoTextException(
          "is null, which has no text", "give an alternate value: ${name|''}");
    }
    return value == Omit.INSTANCE
        ? new NoTextException(
            "is $omit, which cannot be a part of a text", "let $omit be the whole value")
        : new NoTextException(
            "is " + Values.describe(value) + ", which has no text", "call one of its methods");
  }

  String message(String reference) {
    return "\"" + reference + "\" " + reason + ".";
  }

  String fix() {
    return fix;
  }
}
