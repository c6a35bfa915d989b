package dev.slipway.template.tool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * {@code $random}. What it gives depends on nothing but what it is given, so that a second run
 * changes nothing; the host's name makes a good seed.
 */
@ToolName(value = "random", summary = "Chooses by a seed: the same seed, the same choice.")
public final class RandomTool implements Tool {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  @ToolMethod(
      call = "number(seed, bound)",
      summary = "A whole number from 0 up to, not including, the bound.",
      example = "${random.number('web1', 60)} * * * *",
      gives = "33 * * * *")
  public long number(@Nullable Object seed, @Nullable Object bound) {
    int limit = Given.integer(bound);
    if (limit < 1) {
      throw new ToolException("The bound is less than 1.", "give it a bound of 1 or more");
    }
    return random(seed).nextInt(limit);
  }

  @ToolMethod(
      call = "choice(seed, list)",
      summary = "One item of a list.",
      example = "${random.choice('web1', ['a', 'b', 'c'])}",
      gives = "a")
  public @Nullable Object choice(@Nullable Object seed, @Nullable Object list) {
    List<@Nullable Object> items = Given.list(list);
    if (items.isEmpty()) {
      throw new ToolException("The list is empty.", "give it a list with items");
    }
    return items.get(random(seed).nextInt(items.size()));
  }

  @ToolMethod(
      call = "shuffle(seed, list)",
      summary = "The items in another order.",
      example = "${random.shuffle('web1', [1, 2, 3, 4])}",
      gives = "[4,1,3,2]")
  public List<@Nullable Object> shuffle(@Nullable Object seed, @Nullable Object list) {
    List<@Nullable Object> items = Given.list(list);
    Collections.shuffle(items, random(seed));
    return items;
  }

  @ToolMethod(
      call = "text(seed, length)",
      summary = "Letters and digits; no secret, as who knows the seed knows the text.",
      example = "${random.text('web1', 8)}",
      gives = "bJFc0NwH")
  public String text(@Nullable Object seed, @Nullable Object length) {
    Random random = random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = Given.integer(length); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static Random random(@Nullable Object seed) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(Given.text(seed).getBytes(StandardCharsets.UTF_8));
      return new Random(ByteBuffer.wrap(digest).getLong());
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException("every JDK has SHA-256", exception);
    }
  }
}
