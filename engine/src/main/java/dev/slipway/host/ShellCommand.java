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
  private final List<Bit> bits;
  private final byte[] input;
  private final Duration timeout;

  private ShellCommand(List<Bit> bits, byte[] input, Duration timeout) {
    this.bits = List.copyOf(bits);
    this.input = input.clone();
    this.timeout = timeout;
  }

  private record Bit(String text, boolean secret) {
    String display() {
      return secret ? "********" : text;
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
    return new ShellCommand(List.of(new Bit(text, false)), new byte[0], Duration.ZERO);
  }

  public ShellCommand with(String... words) {
    List<Bit> longer = new ArrayList<>(bits);
    for (String word : words) {
      longer.add(new Bit(Shell.quote(word), false));
    }
    return new ShellCommand(longer, input, timeout);
  }

  /** One more word, masked wherever the command is shown. */
  public ShellCommand secret(String word) {
    return append(new Bit(Shell.quote(word), true));
  }

  /** Runs {@code next} when this one succeeds. The input goes to the first command. */
  public ShellCommand then(ShellCommand next) {
    return append(new Bit("&&", false), next.bits);
  }

  /** Sends standard output of this command into {@code next}. */
  public ShellCommand pipe(ShellCommand next) {
    return append(new Bit("|", false), next.bits);
  }

  /** Runs in this directory. */
  public ShellCommand in(String directory) {
    return new ShellCommand(
            List.of(new Bit("cd " + Shell.quote(directory) + " &&", false)), input, timeout)
        .append(bits);
  }

  /** Runs with these environment variables added. */
  public ShellCommand environment(Map<String, String> variables) {
    if (variables.isEmpty()) {
      return this;
    }
    String exports =
        variables.entrySet().stream()
            .map(entry -> "export " + entry.getKey() + "=" + Shell.quote(entry.getValue()) + ";")
            .collect(Collectors.joining(" "));
    return new ShellCommand(List.of(new Bit(exports, false)), input, timeout).append(bits);
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
    return new Script(
        bits.stream().map(Bit::text).collect(Collectors.joining(" ")), input, timeout);
  }

  /** What may be shown: secrets are masked. */
  public String display() {
    return bits.stream().map(Bit::display).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return display();
  }

  private ShellCommand append(Bit bit) {
    return append(List.of(bit));
  }

  private ShellCommand append(Bit bit, List<Bit> following) {
    return append(bit).append(following);
  }

  private ShellCommand append(List<Bit> following) {
    List<Bit> longer = new ArrayList<>(bits);
    longer.addAll(following);
    return new ShellCommand(longer, input, timeout);
  }
}
