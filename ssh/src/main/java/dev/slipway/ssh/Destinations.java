package dev.slipway.ssh;

import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves where connections go: the target's own settings first, then OpenSSH's files. */
final class Destinations {
  private static final int DEFAULT_PORT = 22;
  private static final Pattern JUMP =
      Pattern.compile("(?:ssh://)?(?:([^@]+)@)?(\\[[^]]+]|[^:]+)(?::(\\d+))?/?");

  private final SshConfig config;

  Destinations(SshConfig config) {
    this.config = config;
  }

  Destination of(Target target) throws UnreachableException {
    SshOptions options = new SshOptions();
    for (String option : target.options()) {
      OptionLine.parse(option).ifPresent(line -> options.add(line.key(), line.words()));
    }
    config.addTo(options, target.address(), target.user());
    Destination bare = resolve(target.address(), target.user(), target.port(), options);
    return new Destination(
        bare.alias(),
        bare.host(),
        bare.port(),
        bare.user(),
        target.password(),
        target.identityFile(),
        target.passphrase(),
        options,
        bare.tokens());
  }

  /**
   * A host on the way, in the form of {@code ProxyJump}: {@code [user@]host[:port]}. It takes
   * nothing from the target, as with OpenSSH.
   */
  Destination ofJump(String text) throws UnreachableException {
    Matcher parts = JUMP.matcher(text);
    if (!parts.matches()) {
      throw new UnreachableException(
          Reason.PROXY, "\"" + text + "\" in ProxyJump is not of the form user@host:port");
    }
    String host = parts.group(2).replace("[", "").replace("]", "");
    Optional<String> user = Optional.ofNullable(parts.group(1));
    SshOptions options = new SshOptions();
    config.addTo(options, host, user);
    Optional<Integer> port = Optional.ofNullable(parts.group(3)).map(Integer::valueOf);
    return resolve(host, user, port, options);
  }

  private static Destination resolve(
      String alias, Optional<String> askedUser, Optional<Integer> askedPort, SshOptions options)
      throws UnreachableException {
    String user = askedUser.or(() -> options.value("User")).orElseGet(Tokens::localUser);
    int port = askedPort.isPresent() ? askedPort.get() : port(options, alias);
    Map<String, String> values = new HashMap<>();
    values.put("h", alias);
    String host = options.value("HostName").map(new Tokens(values)::expand).orElse(alias);
    values.putAll(Map.of("h", host, "n", alias, "p", Integer.toString(port), "r", user));
    values.put("u", Tokens.localUser());
    values.put("d", System.getProperty("user.home"));
    return new Destination(
        alias,
        host,
        port,
        user,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        options,
        new Tokens(values));
  }

  private static int port(SshOptions options, String alias) throws UnreachableException {
    Optional<String> port = options.value("Port");
    try {
      return port.map(Integer::parseInt).orElse(DEFAULT_PORT);
    } catch (NumberFormatException e) {
      throw new UnreachableException(
          Reason.PROTOCOL, "The port \"" + port.orElse("") + "\" of " + alias + " is no number", e);
    }
  }
}
