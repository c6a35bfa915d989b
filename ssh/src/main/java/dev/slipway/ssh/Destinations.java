package dev.slipway.ssh;

import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves where connections go: the target's own settings first, then OpenSSH's files. */
final class Destinations {
  private static final int DEFAULT_PORT = 22;
  private static final Pattern JUMP =
      Pattern.compile("(?:ssh://)?(?:([^@]+)@)?(\\[[^]]+]|[^:]+)(?::(\\d+))?/?");

  private final SshConfig config;
  private final Path userDirectory;
  private final Map<String, SshConfig> named = new ConcurrentHashMap<>();

  /**
   * @param userDirectory to which an {@code Include} in files that targets name is relative
   */
  Destinations(SshConfig config, Path userDirectory) {
    this.config = config;
    this.userDirectory = userDirectory;
  }

  Destination of(Target target) throws UnreachableException {
    SshOptions options = new SshOptions();
    for (String option : target.options()) {
      OptionLine.parse(option).ifPresent(line -> options.add(line.key(), line.words()));
    }
    Optional<String> file = options.value(Target.CONFIG_FILE);
    SshConfig read = file.isPresent() ? named(file.get()) : config;
    read.addTo(options, target.address(), target.user());
    Asked asked = new Asked(target.address(), target.user(), target.port());
    Destination bare = resolve(asked, options, read);
    return new Destination(
        bare.alias(),
        bare.host(),
        bare.port(),
        bare.user(),
        target.password(),
        target.identityFile(),
        target.passphrase(),
        options,
        bare.tokens(),
        read);
  }

  /** A file that a target names; {@code none} stands for no file at all, as with OpenSSH. */
  private SshConfig named(String file) throws UnreachableException {
    SshConfig known = named.get(file);
    if (known != null) {
      return known;
    }
    Path path = Tokens.home(file, userDirectory).toAbsolutePath();
    boolean none = file.equals("none");
    if (!none && !Files.isReadable(path)) {
      throw new UnreachableException(
          Reason.SETTING, "The configuration \"" + file + "\" (-F) cannot be read");
    }
    try {
      SshConfig read = SshConfig.load(none ? List.of() : List.of(path), userDirectory);
      SshConfig first = named.putIfAbsent(file, read);
      return first == null ? read : first;
    } catch (IOException e) {
      throw new UnreachableException(
          Reason.SETTING,
          "The configuration \"" + file + "\" cannot be read: " + e.getMessage(),
          e);
    }
  }

  /**
   * A host on the way, in the form of {@code ProxyJump}: {@code [user@]host[:port]}. It takes
   * nothing from the target but the configuration it names, as with OpenSSH.
   *
   * @param read the configuration of the destination behind it
   */
  Destination ofJump(String text, SshConfig read) throws UnreachableException {
    Matcher parts = JUMP.matcher(text);
    if (!parts.matches()) {
      throw new UnreachableException(
          Reason.PROXY, "\"" + text + "\" in ProxyJump is not of the form user@host:port");
    }
    String host = parts.group(2).replace("[", "").replace("]", "");
    Optional<String> user = Optional.ofNullable(parts.group(1));
    SshOptions options = new SshOptions();
    read.addTo(options, host, user);
    // What passes it is encrypted already, and gets no smaller.
    options.add("Compression", List.of("no"));
    Optional<Integer> port = Optional.ofNullable(parts.group(3)).map(Integer::valueOf);
    return resolve(new Asked(host, user, port), options, read);
  }

  /** What stands in the name of a destination itself. */
  private record Asked(String alias, Optional<String> user, Optional<Integer> port) {}

  private static Destination resolve(Asked asked, SshOptions options, SshConfig read)
      throws UnreachableException {
    String alias = asked.alias();
    String user = asked.user().or(() -> options.value("User")).orElseGet(Tokens::localUser);
    int port = asked.port().isPresent() ? asked.port().get() : port(options, alias);
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
        new Tokens(values),
        read);
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
