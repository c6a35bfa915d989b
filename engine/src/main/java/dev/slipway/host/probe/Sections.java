package dev.slipway.host.probe;

import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The named parts of one output; for kinds of probes whose scripts ask several tools. A script
 * starts with {@link #prologue} and then calls {@code part NAME} before each part, and {@code
 * status NAME} after a command whose exit status is a part. The mark between parts is made anew for
 * each script, so that nothing on a host can imitate it.
 */
public final class Sections {
  private static final String START = "\036";
  private static final int LONGEST_EXCERPT = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String kind;
  private final Map<String, String> bodies;
  private final String complaints;

  private Sections(String kind, Map<String, String> bodies, String complaints) {
    this.kind = kind;
    this.bodies = bodies;
    this.complaints = complaints;
  }

  /** The first lines of a script, which prints the mark at once. */
  public static String prologue() {
    return "mark=%016x\n".formatted(RANDOM.nextLong())
        + """
        echo "$mark"
        part() { printf '\\036%s %s\\n' "$mark" "$1"; }
        status() { set -- "$1" $?; part "$1"; echo "$2"; }
        """;
  }

  /** A line of a script that starts the part {@code name}. */
  public static String part(String name) {
    return "part " + Shell.quote(name) + "\n";
  }

  /** A line of a script that prints the exit status of the command before it, as a part. */
  public static String status(String name) {
    return "status " + Shell.quote(name) + "\n";
  }

  /** The parts of an output. */
  public static Sections of(String kind, ScriptResult result) {
    String output = result.stdoutText();
    int end = output.indexOf('\n');
    String mark = START + (end < 0 ? "" : output.substring(0, end)) + " ";
    Map<String, String> bodies = new LinkedHashMap<>();
    for (String part : output.split(Pattern.quote(mark), -1)) {
      int line = part.indexOf('\n');
      String name = line < 0 ? part : part.substring(0, line);
      bodies.put(name, line < 0 ? "" : part.substring(line + 1));
    }
    return new Sections(kind, bodies, result.stderrText());
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(bodies.get(name));
  }

  /** The text of a part that the script always prints. */
  public String text(String name) throws UnreadableAnswerException {
    Optional<String> body = find(name);
    if (body.isEmpty()) {
      throw unreadable("the part \"" + name + "\" is missing");
    }
    return body.get();
  }

  /** The lines of a part that the script always prints; blank ones are left out. */
  public List<String> lines(String name) throws UnreadableAnswerException {
    return text(name).lines().filter(line -> !line.isBlank()).toList();
  }

  /** The lines of a part that may be missing. */
  public List<String> linesIfAny(String name) {
    return find(name).orElse("").lines().filter(line -> !line.isBlank()).toList();
  }

  /** A part that holds one whole number. */
  public long number(String name) throws UnreadableAnswerException {
    String text = text(name).strip();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw unreadable("the part \"" + name + "\" is no number: " + excerpt(text));
    }
  }

  /** Says what cannot be read, with what the host complained about last. */
  public UnreadableAnswerException unreadable(String detail) {
    Iterator<String> lines = complaints.lines().filter(line -> !line.isBlank()).iterator();
    String last = "";
    while (lines.hasNext()) {
      last = lines.next();
    }
    return new UnreadableAnswerException(
        kind, last.isEmpty() ? detail : detail + " (" + excerpt(last) + ")");
  }

  private static String excerpt(String text) {
    return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "...";
  }
}
