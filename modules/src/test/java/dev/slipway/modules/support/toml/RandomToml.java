package dev.slipway.modules.support.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes a valid document with every form that TOML has, always the same one for a seed. */
final class RandomToml {
  private static final List<String> VALUES =
      List.of(
          "1",
          "-7_000",
          "0x1F",
          "0.5",
          "1e3",
          "true",
          "'raw \\ text'",
          "\"a \\\"b\\\" \\t\"",
          "\"\"\"\n two\nlines \"\"\"",
          "'''raw\nlines'''",
          "[]",
          "[1, 2, 3]",
          "[\n  \"a\", # first\n  \"b\",\n]",
          "{ x = 1, y.z = 'q' }",
          "{}",
          "1979-05-27",
          "1979-05-27T07:32:00Z",
          "1979-05-27 07:32:00.25",
          "07:32:00");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final String lineEnd;
  private int names;

  RandomToml(long seed) {
    random = new Random(seed);
    lineEnd = random.nextInt(5) == 0 ? "\r\n" : "\n";
  }

  String document() {
    entries("", "k");
    int tables = random.nextInt(6);
    for (int index = 0; index < tables; index++) {
      table(List.of("t" + index), 0);
    }
    String written = text.toString();
    return random.nextBoolean() ? written : written.stripTrailing();
  }

  private void table(List<String> keys, int depth) {
    String header = String.join(" . ".strip(), keys);
    boolean array = random.nextInt(4) == 0;
    int times = array ? 1 + random.nextInt(3) : 1;
    for (int time = 0; time < times; time++) {
      String indent = random.nextBoolean() ? "" : "  ".repeat(depth);
      // A header may be left out: the tables in it make the table.
      if (array || random.nextInt(4) > 0) {
        comments(indent);
        line(indent + (array ? "[[" : "[") + header + (array ? "]]" : "]") + trailing());
        entries(indent + (random.nextBoolean() ? "  " : ""), "k");
      }
      for (int below = random.nextInt(3); below > 0 && depth < 3; below--) {
        List<String> inner = new ArrayList<>(keys);
        inner.add(random.nextInt(4) == 0 ? "\"in." + below + "\"" : "in" + below);
        table(inner, depth + 1);
      }
    }
  }

  private void entries(String indent, String prefix) {
    for (int count = random.nextInt(4); count > 0; count--) {
      comments(indent);
      String key = prefix + names++;
      String dotted = random.nextInt(5) == 0 ? key + ".\"a b\"" : key;
      String value = VALUES.get(random.nextInt(VALUES.size())).replace("\n", lineEnd);
      line(indent + dotted + (random.nextBoolean() ? " = " : "=") + value + trailing());
    }
  }

  private void comments(String indent) {
    if (random.nextInt(4) == 0) {
      line("");
    }
    if (random.nextInt(3) == 0) {
      line(indent + "# comment " + names++);
    }
  }

  private String trailing() {
    return random.nextInt(4) == 0 ? "  # comment " + names++ : "";
  }

  private void line(String line) {
    text.append(line).append(lineEnd);
  }
}
