package dev.slipway.template.tool;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The order of numbers among numbers and of texts among texts; there is no other. */
final class Order {
  private Order() {}

  static int compare(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Number first && right instanceof Number second) {
      return new BigDecimal(first.toString()).compareTo(new BigDecimal(second.toString()));
    }
    if (left instanceof String first && right instanceof String second) {
      return first.compareTo(second);
    }
    throw new ToolException(
        "Only numbers, or only texts, have an order.", "sort lists of one kind of items");
  }
}
