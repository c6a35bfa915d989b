package dev.slipway.modules.files;

import dev.slipway.host.Secret;
import dev.slipway.host.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something to get from the network, by curl or wget on the host.
 *
 * @param seconds after which a server that says nothing is given up
 * @param certificates whether a certificate must be valid
 * @param proxy whether the proxy that the environment names is used
 * @param headers with their values, which may be secret
 */
record Download(
    String url,
    long seconds,
    boolean certificates,
    boolean proxy,
    Map<String, Secret> headers,
    Optional<Login> login) {

  /** Who asks. */
  record Login(String user, Secret password) {}

  /**
   * Defines {@code get}, which prints what is at the URL. Arguments: URL, seconds, something when
   * certificates do not matter, something when no proxy is used, settings of curl and of wget. The
   * settings go through a pipe, so that no secret stands in the process list.
   */
  static final String FUNCTION =
      """
      get() {
      if command -v curl >/dev/null 2>&1; then
      printf '%s\\n' "$5" | curl -K - -q -fsSL ${3:+-k} ${4:+--noproxy '*'} \\
      --connect-timeout "$2" --speed-limit 1 --speed-time "$2" --url "$1"
      elif command -v wget >/dev/null 2>&1; then
      if [ -n "$6" ]; then
      printf '%s\\n' "$6" | wget --config=/dev/stdin -nv -T "$2" ${3:+--no-check-certificate} \\
      ${4:+--no-proxy} -O - "$1"
      else
      wget -q -T "$2" ${3:+--no-check-certificate} ${4:+--no-proxy} -O - "$1"
      fi
      else
      echo 'neither curl nor wget is on the host' >&2; return 127
      fi
      }
      """;

  /** The arguments of {@code get}, as words of a shell. */
  String arguments() {
    return Shell.quoteAll(
        List.of(
            url,
            Long.toString(seconds),
            certificates ? "" : "k",
            proxy ? "" : "n",
            curlSettings(),
            wgetSettings()));
  }

  /** The same of another URL. */
  Download of(String otherUrl) {
    return new Download(otherUrl, seconds, certificates, proxy, headers, login);
  }

  private String curlSettings() {
    String lines =
        headers.entrySet().stream()
            .map(header -> setting("header", header.getKey() + ": " + header.getValue().reveal()))
            .collect(Collectors.joining("\n"));
    return login
        .map(who -> lines + "\n" + setting("user", who.user() + ":" + who.password().reveal()))
        .orElse(lines);
  }

  private static String setting(String name, String value) {
    return name + " = \"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String wgetSettings() {
    String lines =
        headers.entrySet().stream()
            .map(header -> "header = " + header.getKey() + ": " + header.getValue().reveal())
            .collect(Collectors.joining("\n"));
    return login
        .map(who -> lines + "\nuser = " + who.user() + "\npassword = " + who.password().reveal())
        .orElse(lines);
  }
}
