package dev.slipway.modules.balancing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a configuration.
 *
 * @param key what it begins with, such as {@code backend kube}; empty for comments and blank lines
 *     between parts
 * @param text with the end of its last line
 */
record ConfigBlock(String key, String text) {
  private static final Pattern SECTION =
      Pattern.compile(
          "(global|defaults|frontend|backend|listen|userlist|peers|resolvers|mailers|cache"
              + "|program|http-errors|ring|log-forward|crt-store|fcgi-app)\\b.*");

  /** The words of each line, without comments, blank lines and indentation. */
  String meaning() {
    return text.lines()
        .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip().replaceAll("\\s+", " "))
        .filter(line -> !line.isEmpty())
        .reduce("", (all, line) -> all + line + "\n");
  }

  /** The sections of a {@code haproxy.cfg}, from keyword to keyword. */
  static List<ConfigBlock> ofHaproxy(String text) {
    Cutter cutter = new Cutter();
    for (String line : text.split("(?<=\n)", -1)) {
      String words = line.strip().replaceAll("\\s+", " ");
      if (SECTION.matcher(words).matches()) {
        cutter.begin(words.replaceFirst("\\s*#.*", ""));
      }
      cutter.take(line, words.isEmpty() || words.startsWith("#"));
    }
    return cutter.blocks();
  }

  /** The blocks of a {@code keepalived.conf}, from brace to brace. */
  static List<ConfigBlock> ofKeepalived(String text) {
    Cutter cutter = new Cutter();
    int depth = 0;
    for (String line : text.split("(?<=\n)", -1)) {
      String words = line.replaceFirst("[#!].*", "").strip().replaceAll("\\s+", " ");
      if (depth == 0 && !words.isEmpty() && !words.startsWith("{")) {
        cutter.begin(words.replaceFirst("\\s*\\{.*", ""));
      }
      depth += count(words, '{') - count(words, '}');
      cutter.take(line, words.isEmpty() && depth == 0);
    }
    return cutter.blocks();
  }

  private static int count(String words, char brace) {
    return Math.toIntExact(words.chars().filter(character -> character == brace).count());
  }

  static Optional<ConfigBlock> find(List<ConfigBlock> blocks, String key) {
    return blocks.stream().filter(block -> block.key().equals(key)).findFirst();
  }

  /** Gathers lines; comments and blank lines behind a block are none of its own. */
  private static final class Cutter {
    private final List<ConfigBlock> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder between = new StringBuilder();
    private String key = "";

    private void begin(String newKey) {
      finish();
      key = newKey;
    }

    private void take(String line, boolean blank) {
      if (blank) {
        between.append(line);
      } else {
        text.append(between).append(line);
        between.setLength(0);
      }
    }

    private void finish() {
      if (!text.isEmpty()) {
        blocks.add(new ConfigBlock(key, text.toString()));
      }
      if (!between.isEmpty()) {
        blocks.add(new ConfigBlock("", between.toString()));
      }
      text.setLength(0);
      between.setLength(0);
    }

    private List<ConfigBlock> blocks() {
      finish();
      return List.copyOf(blocks);
    }
  }
}
