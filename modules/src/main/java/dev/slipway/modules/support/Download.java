package dev.slipway.modules.support;

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
 * @param agent what the request is said to be of
 * @param headers with their values, which may be secret
 */
public record Download(
    String url,
    long seconds,
    boolean certificates,
    boolean proxy,
    String agent,
    Map<String, Secret> headers,
    Optional<Login> login) {

  /** Who asks. */
  public record Login(String user, Secret password) {}

  /** What can be had without saying who asks, with a minute of patience. */
  public static Download plain(String url, boolean certificates) {
    return new Download(url, 60, certificates, true, "slipway", Map.of(), Optional.empty());
  }

  /** The status of {@code get} where no program can do it. */
  static final String UNABLE = "127";

  /**
   * Defines {@code get}, which prints what is at the URL. Arguments: URL, seconds, something when
   * certificates do not matter, something when no proxy is used, the agent, and settings of curl.
   * These go through a pipe, so that no secret stands in the process list; wget reads none so.
   */
  public static final String FUNCTION =
      """
      get() {
      if command -v curl >/dev/null 2>&1; then
      printf '%s\\n' "$6" | curl -q -K - -fsSL ${3:+-k} ${4:+--noproxy '*'} -A "$5" \\
      --connect-timeout "$2" --speed-limit 1 --speed-time "$2" --url "$1"
      elif ! command -v wget >/dev/null 2>&1; then
      echo 'neither curl nor wget is on the host' >&2; return 127
      elif [ -n "$6" ]; then
      echo 'only curl keeps headers and passwords from the process list; install it' >&2
      return 127
      else
      wget -nv -T "$2" ${3:+--no-check-certificate} ${4:+--no-proxy} -U "$5" -O - "$1"
      fi
      }
      """;

  /** The arguments of {@code get}, as words of a shell. */
  public String arguments() {
    return Shell.quoteAll(
        List.of(
            url,
            Long.toString(seconds),
            certificates ? "" : "k",
            proxy ? "" : "n",
            agent,
            settings()));
  }

  /** The same of another URL. */
  public Download of(String otherUrl) {
    return new Download(otherUrl, seconds, certificates, proxy, agent, headers, login);
  }

  private String settings() {
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
}
