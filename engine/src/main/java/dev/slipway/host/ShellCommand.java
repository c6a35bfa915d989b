package dev.slipway.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A command built from typed bits: values are quoted, secrets never show in {@link #display()}.
 *
 * <p>Immutable; each method returns another command. Secrets given by {@link #secret} still stand
 * in the process list of the host while the command runs; a secret that must not is passed by
 * {@link #input}.
 */
public final class ShellCommand {
  /** A directory that {@link #holdDirectory} keeps, whatever becomes of its path. */
  public static final String HELD_DIRECTORY = "/proc/self/fd/4";

  private final List<Bit> bits;
  private final byte[] input;
  private final Duration timeout;

  private ShellCommand(List<Bit> bits, byte[] input, Duration timeout) {
    this.bits = List.copyOf(bits);
    this.input = input.clone();
    this.timeout = timeout;
  }

  private sealed interface Bit {
    String text();

    default String display() {
      return text();
    }

    /** As it stands behind another command, which has to succeed first. */
    default Bit following() {
      return this;
    }
  }

  private record Shown(String text) implements Bit {}

  private record Masked(String text) implements Bit {
    @Override
    public String display() {
      return "********";
    }
  }

  /**
   * Its semicolon leaves what comes behind it as it is, a text of a user that ends with "&" too.
   */
  private record Setting(String export) implements Bit {
    @Override
    public String text() {
      return export + ";";
    }

    @Override
    public Bit following() {
      return new Shown(export + " &&");
    }
  }

  /** Enters a directory by {@link LinkWay}. */
  private record Entered(String directory, String below) implements Bit {
    @Override
    public String text() {
      return "enter " + Shell.quote(directory) + " " + Shell.quote(below) + " &&";
    }

    @Override
    public String display() {
      String whole = below.isEmpty() ? directory : directory + "/" + below;
      return "cd " + Shell.quote(whole) + " &&";
    }
  }

  /** A program and its arguments, each one word. */
  public static ShellCommand of(String program, String... arguments) {
    return new ShellCommand(List.of(), new byte[0], Duration.ZERO).with(program).with(arguments);
  }

  /** A program and its arguments, each one word. */
  public static ShellCommand of(List<String> words) {
    return new ShellCommand(List.of(), new byte[0], Duration.ZERO)
        .with(words.toArray(String[]::new));
  }

  /** Text of a user that is meant to be shell text. Only for modules that run arbitrary text. */
  public static ShellCommand raw(String text) {
    return new ShellCommand(List.of(new Shown(text)), new byte[0], Duration.ZERO);
  }

  /**
   * Keeps the directory it runs in at {@link #HELD_DIRECTORY}, for what comes behind it in other
   * directories.
   */
  public static ShellCommand holdDirectory() {
    return raw("exec 4<.");
  }

  public ShellCommand with(String... words) {
    List<Bit> longer = new ArrayList<>(bits);
    for (String word : words) {
      longer.add(new Shown(Shell.quote(word)));
    }
    return new ShellCommand(longer, input, timeout);
  }

  /** One more word, masked wherever the command is shown. */
  public ShellCommand secret(String word) {
    return append(List.of(new Masked(Shell.quote(word))));
  }

  /** Runs {@code next} when this one succeeds. The input goes to the first command. */
  public ShellCommand then(ShellCommand next) {
    return append(List.of(new Shown("&&"))).append(next.following());
  }

  /** Runs in this directory. */
  public ShellCommand in(String directory) {
    return new ShellCommand(
            List.of(new Shown("cd " + Shell.quote(directory) + " &&")), input, timeout)
        .append(following());
  }

  /**
   * Runs in this directory, where no link leads that somebody else could have put in the way, see
   * {@link LinkWay}; as does what comes behind it. The command {@code permit} is a {@code chmod}
   * there that follows no link.
   *
   * @param below what lies in {@code directory}, where no link leads at all; may be empty
   */
  public ShellCommand inside(String directory, String below) {
    return new ShellCommand(List.of(new Entered(directory, below)), input, timeout)
        .append(following());
  }

  /** Runs with these environment variables added, as does what comes behind it. */
  public ShellCommand environment(Map<String, String> variables) {
    List<Bit> exports = new ArrayList<>();
    variables.forEach(
        (name, value) -> exports.add(new Setting("export " + name + "=" + Shell.quote(value))));
    return new ShellCommand(exports, input, timeout).append(bits);
  }

  /** What the command reads on its standard input. */
  public ShellCommand input(byte[] bytes) {
    return new ShellCommand(bits, bytes, timeout);
  }

  /** The time after which the command is ended; none when zero. */
  public ShellCommand timeout(Duration limit) {
    return new ShellCommand(bits, input, limit);
  }

  /** What is sent to the host. */
  public Script script() {
    boolean entering = bits.stream().anyMatch(Entered.class::isInstance);
    String text = bits.stream().map(Bit::text).collect(Collectors.joining(" "));
    return new Script(entering ? LinkWay.PERMIT + text : text, input, timeout);
  }

  /** What may be shown: secrets are masked. */
  public String display() {
    return bits.stream().map(Bit::display).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return display();
  }

  private List<Bit> following() {
    return bits.stream().map(Bit::following).toList();
  }

  private ShellCommand append(List<Bit> following) {
    List<Bit> longer = new ArrayList<>(bits);
    longer.addAll(following);
    return new ShellCommand(longer, input, timeout);
  }
}
