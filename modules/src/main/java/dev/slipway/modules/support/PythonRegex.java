package dev.slipway.modules.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as Ansible's users write it: in the syntax of Python's {@code re}.
 *
 * <p>Translated where the two languages differ: {@code (?P<name>...)}, {@code (?P=name)}, {@code
 * \Z}, {@code {,n}}, braces and brackets that are meant literally, comments, {@code \v} and octal
 * escapes. {@code \w \d \s} and ignoring case are about ASCII, as for bytes in Python; a line ends
 * with a newline only. Conditions {@code (?(1)...)} cannot be had.
 */
public final class PythonRegex {
  private final String written;
  private final Pattern pattern;
  private final Map<String, String> names;

  private PythonRegex(String written, Pattern pattern, Map<String, String> names) {
    this.written = written;
    this.pattern = pattern;
    this.names = Map.copyOf(names);
  }

  /**
   * Reads an expression.
   *
   * @throws PatternSyntaxException with a message for a user
   */
  public static PythonRegex parse(String written) {
    return parse(written, 0);
  }

  /** Reads an expression in which {@code ^} and {@code $} are about lines, as {@code re.M} says. */
  public static PythonRegex parseAboutLines(String written) {
    return parse(written, Pattern.MULTILINE);
  }

  /** Reads an expression in which a dot is any character, as {@code re.S} says. */
  public static PythonRegex parseAcrossLines(String written) {
    return parse(written, Pattern.DOTALL);
  }

  private static PythonRegex parse(String written, int flags) {
    Map<String, String> names = new LinkedHashMap<>();
    boolean aboutLines = (flags & Pattern.MULTILINE) != 0;
    String translated = new PythonRegexTranslation(written, aboutLines, names).text();
    return new PythonRegex(written, Pattern.compile(translated, Pattern.UNIX_LINES | flags), names);
  }

  /** Whether {@code ^} and {@code $} are about lines, as {@code (?m)} says. */
  public boolean isAboutLines() {
    return (pattern.flags() & Pattern.MULTILINE) != 0
        || pattern.pattern().matches("(?s)^\\(\\?[a-zA-Z]*m.*");
  }

  public boolean isFoundIn(String text) {
    return pattern.matcher(text).find();
  }

  /** The first place where it matches. */
  public Optional<Match> find(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(new Match(matcher)) : Optional.empty();
  }

  /**
   * Whether it matches from the start of a text on, as {@code re.match} does.
   *
   * @param whole whether it has to match the whole text
   */
  public boolean matchesStartOf(String text, boolean whole) {
    Matcher matcher = pattern.matcher(text);
    return whole ? matcher.matches() : matcher.lookingAt();
  }

  /** A text with matches replaced, and how many there were. */
  public record Replaced(String text, int count) {}

  /**
   * Replaces each match, as {@code re.subn} does.
   *
   * @throws IllegalArgumentException with a message for a user
   */
  public Replaced replaceAll(String text, String replacement) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder replaced = new StringBuilder();
    int done = 0;
    int count = 0;
    while (matcher.find()) {
      replaced.append(text, done, matcher.start()).append(new Match(matcher).expand(replacement));
      done = matcher.end();
      count++;
    }
    return new Replaced(replaced.append(text.substring(done)).toString(), count);
  }

  @Override
  public String toString() {
    return written;
  }

  /** Where and what an expression matched. */
  public final class Match {
    private final Matcher matcher;

    private Match(Matcher matcher) {
      this.matcher = matcher;
    }

    public int start() {
      return matcher.start();
    }

    public int end() {
      return matcher.end();
    }

    /** Where the group of a name begins; -1 when it took no part. */
    public int start(String group) {
      return matcher.start(names.getOrDefault(group, group));
    }

    /** Where the group of a name ends; -1 when it took no part. */
    public int end(String group) {
      return matcher.end(names.getOrDefault(group, group));
    }

    /**
     * A replacement with its references filled in, by the rules of Python's {@code expand}.
     *
     * @throws IllegalArgumentException with a message for a user
     */
    public String expand(String replacement) {
      return new PythonReplacement(replacement).expand(this);
    }

    /** What a group matched; nothing when it took no part. */
    String group(String reference) {
      try {
        String matched =
            reference.chars().allMatch(Character::isDigit)
                ? matcher.group(Integer.parseInt(reference))
                : matcher.group(names.getOrDefault(reference, reference));
        return matched == null ? "" : matched;
      } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
        throw new IllegalArgumentException(
            "The expression \"" + written + "\" has no group \"" + reference + "\".");
      }
    }
  }
}
