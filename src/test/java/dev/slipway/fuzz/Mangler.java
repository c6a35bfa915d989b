package dev.slipway.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Spoils texts, as hands, editors and merges do, and worse. */
final class Mangler {
  private static final List<String> SIGNS =
      List.of(
          "${",
          "}",
          "$",
          "{",
          "[",
          "]",
          "'",
          "\"",
          "\\",
          "#",
          "##",
          "#[[",
          "]]#",
          "|",
          ">",
          ":",
          ": ",
          "- ",
          "\n",
          "\n  ",
          "\t",
          "\r",
          "&a",
          "*a",
          "<<: *a",
          "!",
          "!vault",
          "!!binary x",
          "!unsafe",
          "%",
          "@",
          "`",
          "?",
          "~",
          "null",
          "{{ x }}",
          "\0",
          "\u2028",
          "\ufeff",
          "é",
          "😀",
          "---",
          "...",
          ",",
          "=",
          "==",
          "&&",
          "not ",
          "..",
          "-1",
          "99999999999999999999",
          "1e999",
          ".inf",
          "0x",
          "0777",
          "2026-01-01",
          "true",
          "''",
          "\"\"",
          "[]",
          "{}",
          "$x.y(",
          "${x|",
          "${x[",
          "#if(",
          "#end",
          "#foreach($i in ",
          "#set($a = ",
          "#macro(m)",
          "[1:3]",
          "[a:",
          "[x:children]",
          "[x:vars]",
          "a b=c",
          "when: ",
          "loop: ",
          "vars: ",
          "tags: ",
          "include_tasks: ",
          "import_role: ",
          "block: ",
          "rescue: ",
          "$ANSIBLE_VAULT;1.1;AES256\n");

  private final Random random;
  private final List<String> others;

  /**
   * @param others texts from which pieces may come
   */
  Mangler(long seed, List<String> others) {
    this.random = new Random(seed);
    this.others = others;
  }

  /** The text with one to four things done to it. */
  String mangled(String text) {
    String mangled = text;
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      mangled = once(mangled);
    }
    // Half of a sign cannot be written to a file.
    return new String(mangled.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  String any(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Signs and words in a row. */
  String noise(List<String> words) {
    List<String> all = new ArrayList<>(SIGNS);
    all.addAll(words);
    all.addAll(words);
    StringBuilder noise = new StringBuilder();
    for (int left = 1 + random.nextInt(12); left > 0; left--) {
      noise.append(any(all));
    }
    return noise.toString();
  }

  private String once(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(20));
    return switch (random.nextInt(10)) {
      case 0, 1 -> text.substring(0, from) + any(SIGNS) + text.substring(from);
      case 2 -> text.substring(0, from) + text.substring(to);
      case 3 -> text.substring(0, from) + any(SIGNS) + text.substring(to);
      case 4 -> text.substring(0, to) + text.substring(from);
      case 5 -> text.substring(0, from);
      case 6 -> linesOf(text, lines -> Collections.shuffle(lines, random));
      case 7 -> linesOf(text, lines -> lines.add(below(lines.size() + 1), line(any(others))));
      case 8 -> linesOf(text, lines -> lines.set(at(lines), line(any(others))));
      default -> linesOf(text, lines -> lines.set(at(lines), moved(lines.get(at(lines)))));
    };
  }

  private interface Change {
    void on(List<String> lines);
  }

  private static String linesOf(String text, Change change) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    change.on(lines);
    return String.join("\n", lines);
  }

  private int at(List<String> lines) {
    return random.nextInt(lines.size());
  }

  private String line(String text) {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    return lines.get(at(lines));
  }

  private String moved(String line) {
    return random.nextBoolean() ? "  " + line : line.replaceFirst("^ {1,2}", "");
  }
}
