package dev.slipway.template;

import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.runtime.Renderable;
import org.jspecify.annotations.Nullable;

/** Turns the value of a reference into the text that stands in a rendered template. */
final class TextOf implements ReferenceInsertionEventHandler {

  @Override
  public @Nullable Object referenceInsert(
      Context context, String reference, @Nullable Object value) {
    if (value instanceof Renderable) {
      return value;
    }
    boolean quiet = reference.startsWith("$!");
    return value == null && quiet ? null : Values.text(value);
  }
}
