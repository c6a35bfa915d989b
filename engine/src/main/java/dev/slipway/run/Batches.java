package dev.slipway.run;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sizes of {@code serial}: a number of hosts, a percentage of those of the play, or a list of
 * them, whose last one holds for all batches after it. A percentage is at least one host; 0 means
 * all hosts.
 */
record Batches(List<Size> sizes) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(%?)");
  private static final int PERCENT = 100;

  /** One size, a number of hosts or a percentage. */
  private record Size(int number, boolean percentage) {
    int of(int hosts) {
      int size = percentage ? Math.max(1, (int) ((long) number * hosts / PERCENT)) : number;
      return size == 0 ? Math.max(1, hosts) : size;
    }
  }

  /**
   * @throws ExpressionException when the value is no such size
   */
  static Batches of(Optional<Node> serial, Renderer renderer, Scope scope) {
    if (serial.isEmpty()) {
      return new Batches(List.of(new Size(0, false)));
    }
    Node written = serial.get();
    Object value = renderer.render(written, scope);
    Stream<?> values =
        value instanceof List<?> list ? list.stream() : Stream.of(String.valueOf(value));
    List<Size> sizes = values.map(one -> size(String.valueOf(one).strip(), written)).toList();
    return new Batches(sizes.isEmpty() ? List.of(new Size(0, false)) : sizes);
  }

  private static Size size(String text, Node written) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new ExpressionException(
          Problem.error(
              ProblemCode.WRONG_TYPE,
              written.range(),
              "\"serial\" takes a number of hosts or a percentage, and this is \"" + text + "\".",
              "write a number such as 2, a percentage such as \"30%\", or a list of them"));
    }
    return new Size(Integer.parseInt(matcher.group(1)), !matcher.group(2).isEmpty());
  }

  /** The elements in batches, in order. */
  <T> List<List<T>> cut(List<T> all) {
    List<List<T>> batches = new ArrayList<>();
    int from = 0;
    while (from < all.size()) {
      Size size = sizes.get(Math.min(batches.size(), sizes.size() - 1));
      int to = Math.min(all.size(), from + size.of(all.size()));
      batches.add(all.subList(from, to));
      from = to;
    }
    return batches;
  }
}
