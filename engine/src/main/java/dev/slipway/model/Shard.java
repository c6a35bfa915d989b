package dev.slipway.model;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a fleet, each of which is run by itself. Of the same hosts in the same
 * order, every host is in exactly one shard, and no shard has more than one host more than another.
 *
 * @param number from 1
 * @param count how many there are, at least 1
 */
public record Shard(int number, int count) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  public Shard {
    if (number < 1 || number > count) {
      throw new IllegalArgumentException(number + "/" + count);
    }
  }

  /**
   * Reads {@code 2/8}.
   *
   * @param written as given with {@code --shard}; empty when it is no shard
   */
  public static Optional<Shard> parse(String written, Problems problems) {
    Matcher matcher = WRITTEN.matcher(written);
    if (matcher.matches()) {
      int number = Integer.parseInt(matcher.group(1));
      int count = Integer.parseInt(matcher.group(2));
      if (number >= 1 && number <= count) {
        return Optional.of(new Shard(number, count));
      }
    }
    SourceFile option = new SourceFile("--shard", written);
    problems.error(
        ProblemCode.INVALID_OPTION,
        option.range(new Position(1, 1), option.position(written.length())),
        "\"" + written + "\" is no shard.",
        "write its number and how many there are, from 1/8 to 8/8");
    return Optional.empty();
  }

  /** Those of the hosts that are in this shard, in their order. */
  public Set<Host> of(Collection<Host> hosts) {
    Set<Host> own = new LinkedHashSet<>();
    int place = 0;
    for (Host host : hosts) {
      if (place % count == number - 1) {
        own.add(host);
      }
      place++;
    }
    return own;
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
