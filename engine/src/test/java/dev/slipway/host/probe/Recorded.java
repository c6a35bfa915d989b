package dev.slipway.host.probe;

import dev.slipway.host.HostException;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.ScriptResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Answers of hosts that were recorded, see the README beside them. */
public final class Recorded {
  private static final Path FOLDER = Path.of("src/test/resources/recorded");

  private Recorded() {}

  /** What a script printed; it ended with status 0, as all scripts of probes do. */
  public static ScriptResult result(String name) {
    return new ScriptResult(0, bytes(name + ".out"), bytes(name + ".err"));
  }

  /** The answers to the questions that were asked when the recording was made. */
  @SuppressWarnings("unchecked") // All probes of a list are of one kind.
  public static <P extends Probe<A>, A> List<A> answers(String name, List<P> probes)
      throws HostException {
    ProbeKind<P, A> kind = (ProbeKind<P, A>) probes.getFirst().kind();
    return kind.parse(probes, result(name));
  }

  /** The answers to questions for output that a test writes itself. */
  @SuppressWarnings("unchecked") // All probes of a list are of one kind.
  static <P extends Probe<A>, A> List<A> answers(List<P> probes, String stdout, String stderr)
      throws HostException {
    ProbeKind<P, A> kind = (ProbeKind<P, A>) probes.getFirst().kind();
    return kind.parse(probes, new ScriptResult(0, utf8(stdout), utf8(stderr)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String file) {
    Path path = FOLDER.resolve(file);
    try {
      return Files.exists(path) || file.endsWith(".out") ? Files.readAllBytes(path) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
