package dev.slipway.template.tool;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code $math}. The sums are Velocity's own tool's; what it answers with null is refused, and what
 * it would cut to 32 bits is done here.
 */
@ToolName(value = "math", summary = "Calculates; texts that are numbers may be given, too.")
public final class MathTool implements Tool {
  private final org.apache.velocity.tools.generic.MathTool math =
      new org.apache.velocity.tools.generic.MathTool();

  @ToolMethod(
      call = "number(text)",
      summary = "The number that a text stands for.",
      example = "${math.number('42')}",
      gives = "42")
  public Number number(@Nullable Object text) {
    return plain(text);
  }

  @ToolMethod(
      call = "add(number, ...)",
      summary = "The sum.",
      example = "${math.add(1, 2, 3)}",
      gives = "6")
  public Number add(@Nullable Object... numbers) {
    return checked(math.add(numbers(numbers)));
  }

  @ToolMethod(
      call = "sub(number, ...)",
      summary = "The first number less the others.",
      example = "${math.sub(10, 3)}",
      gives = "7")
  public Number sub(@Nullable Object... numbers) {
    return checked(math.sub(numbers(numbers)));
  }

  @ToolMethod(
      call = "mul(number, ...)",
      summary = "The product.",
      example = "${math.mul(4, 2.5)}",
      gives = "10.0")
  public Number mul(@Nullable Object... numbers) {
    return checked(math.mul(numbers(numbers)));
  }

  @ToolMethod(
      call = "div(number, ...)",
      summary = "The first number divided by the others; a fraction where it does not come out.",
      example = "${math.div(5, 2)}",
      gives = "2.5")
  public Number div(@Nullable Object... numbers) {
    return checked(math.div(numbers(numbers)));
  }

  @ToolMethod(
      call = "mod(number, divisor)",
      summary = "What remains of a division of whole numbers.",
      example = "${math.mod(7, 3)}",
      gives = "1")
  public long mod(@Nullable Object number, @Nullable Object divisor) {
    long by = whole(divisor);
    if (by == 0) {
      throw new ToolException("Nothing can be divided by 0.", "check the divisor");
    }
    return Math.floorMod(whole(number), by);
  }

  @ToolMethod(
      call = "pow(number, exponent)",
      summary = "The power.",
      example = "${math.pow(2, 10)}",
      gives = "1024")
  public Number pow(@Nullable Object number, @Nullable Object exponent) {
    return checked(math.pow(decimal(number), decimal(exponent)));
  }

  @ToolMethod(
      call = "min(number, ...)",
      summary = "The smallest number.",
      example = "${math.min(4, 2, 8)}",
      gives = "2")
  public Number min(@Nullable Object... numbers) {
    return checked(math.min(numbers(numbers)));
  }

  @ToolMethod(
      call = "max(number, ...)",
      summary = "The largest number.",
      example = "${math.max(4, 2, 8)}",
      gives = "8")
  public Number max(@Nullable Object... numbers) {
    return checked(math.max(numbers(numbers)));
  }

  @ToolMethod(
      call = "sum(list)",
      summary = "The sum of the numbers of a list.",
      example = "${math.sum([1, 2, 3])}",
      gives = "6")
  public Number sum(@Nullable Object list) {
    List<@Nullable Object> numbers = Given.list(list);
    return numbers.isEmpty() ? 0L : add(numbers.toArray());
  }

  @ToolMethod(
      call = "abs(number)",
      summary = "The number without its sign.",
      example = "${math.abs(-3)}",
      gives = "3")
  public Number abs(@Nullable Object number) {
    return checked(math.abs(decimal(number)));
  }

  @ToolMethod(
      call = "round(number)",
      summary = "The nearest whole number.",
      example = "${math.round(2.5)}",
      gives = "3")
  public long round(@Nullable Object number) {
    return rounded(number, RoundingMode.HALF_UP);
  }

  @ToolMethod(
      call = "floor(number)",
      summary = "The next smaller whole number.",
      example = "${math.floor(2.9)}",
      gives = "2")
  public long floor(@Nullable Object number) {
    return rounded(number, RoundingMode.FLOOR);
  }

  @ToolMethod(
      call = "ceil(number)",
      summary = "The next larger whole number.",
      example = "${math.ceil(2.1)}",
      gives = "3")
  public long ceil(@Nullable Object number) {
    return rounded(number, RoundingMode.CEILING);
  }

  @ToolMethod(
      call = "roundTo(decimals, number)",
      summary = "Rounded to that many decimals.",
      example = "${math.roundTo(2, 3.14159)}",
      gives = "3.14")
  public double roundTo(@Nullable Object decimals, @Nullable Object number) {
    return decimal(number).setScale(Given.integer(decimals), RoundingMode.HALF_UP).doubleValue();
  }

  private static long rounded(@Nullable Object number, RoundingMode mode) {
    return fitting(decimal(number).setScale(0, mode));
  }

  private static long whole(@Nullable Object value) {
    BigDecimal number = decimal(value);
    if (!whole(number)) {
      throw Given.wrong("a whole number", value);
    }
    return fitting(number);
  }

  private static boolean whole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private static long fitting(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException exception) {
      throw new ToolException("The number is too large.", "use numbers of at most 18 digits");
    }
  }

  private static Object[] numbers(@Nullable Object[] values) {
    return Arrays.stream(values).map(MathTool::plain).toArray();
  }

  private static Number plain(@Nullable Object value) {
    BigDecimal number = decimal(value);
    if (value instanceof Number given) {
      return given;
    }
    if (whole(number)) {
      return fitting(number);
    }
    return number.doubleValue();
  }

  private static BigDecimal decimal(@Nullable Object value) {
    if (value instanceof Boolean) {
      throw Given.wrong("a number", value);
    }
    try {
      return new BigDecimal(Given.text(value).strip());
    } catch (NumberFormatException exception) {
      throw Given.wrong("a number", value);
    }
  }

  private static Number checked(@Nullable Number result) {
    if (result == null
        || Double.isNaN(result.doubleValue())
        || Double.isInfinite(result.doubleValue())) {
      throw new ToolException("The calculation has no result.", "check for a division by 0");
    }
    return result;
  }
}
