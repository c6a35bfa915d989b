package dev.slipway.ssh.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of OpenSSH on this machine. */
final class Tool {
  private Tool() {}

  /**
   * Where a program is. Without it the test is skipped, or fails where {@code
   * SLIPWAY_LAB=required}.
   */
  static String find(String name) {
    List<String> places = List.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/");
    Stream<String> found =
        places.stream().map(place -> place + name).filter(p -> Files.isExecutable(Path.of(p)));
    return found.findFirst().orElseGet(() -> missing(name));
  }

  private static String missing(String name) {
    String reason = name + " is not installed (Debian: openssh-server, openssh-client)";
    if ("required".equals(System.getenv("SLIPWAY_LAB"))) {
      throw new AssertionError(reason);
    }
    return Assumptions.abort(reason);
  }

  /** Runs a program that must succeed, and returns what it printed. */
  static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + " failed: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
