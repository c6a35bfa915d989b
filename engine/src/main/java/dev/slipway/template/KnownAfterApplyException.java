package dev.slipway.template;

import dev.slipway.model.Unknown;

/**
 * A value was needed that only applying will give. Thrown when an expression meets an {@link
 * Unknown} while it is evaluated; a part that is not evaluated, such as the right side of {@code
 * false and $x}, may hold one.
 */
public final class KnownAfterApplyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Unknown unknown;

  public KnownAfterApplyException(Unknown unknown) {
    super(unknown.toString(), null, false, false);
    this.unknown = unknown;
  }

  public Unknown unknown() {
    return unknown;
  }
}
