package dev.slipway.modules.network;

import dev.slipway.host.Secret;
import dev.slipway.host.ShellCommand;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * One request that curl on the host makes.
 *
 * @param config all of it, in the form of curl's own files, which goes through a pipe: nothing of
 *     it stands in the process list
 */
record HttpRequest(String method, String url, Secret config) {

  /** Printed behind an answer: what curl knows of it. */
  static final String SUMMARY =
      "\\n%{http_code} %{size_header} %{num_redirects} %{time_total} %{url_effective}";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** Whether the request only reads, by the rules of HTTP. */
  boolean isSafe() {
    return SAFE.contains(method);
  }

  ShellCommand command() {
    return ShellCommand.of("curl", "-q", "-K", "-")
        .input(config.reveal().getBytes(StandardCharsets.UTF_8));
  }

  /** A line of the configuration. */
  static String setting(String name, String value) {
    String quoted =
        value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    return name + " = \"" + quoted + "\"\n";
  }
}
