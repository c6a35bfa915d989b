package dev.slipway.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.slipway.host.Secret;
import dev.slipway.host.UnreachableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Vector;

/** Logs in, with the keys, passwords, host keys and algorithms that hold for a destination. */
final class Login {
  private final SshSettings settings;
  private final KnownHosts knownHosts = new KnownHosts();
  private final Identities identities;

  Login(SshSettings settings) {
    this.settings = settings;
    this.identities = new Identities(settings);
  }

  /**
   * A connection that is logged in.
   *
   * @param limit for everything from the first packet to the end of the login
   */
  LoggedIn open(Destination destination, Transport.Opening opening, Duration limit)
      throws UnreachableException {
    HostKeys hostKeys = hostKeys(destination);
    Identities.Found keys = identities.find(destination);
    Session session;
    try {
      session = new JSch().getSession(destination.user(), destination.host(), destination.port());
    } catch (JSchException e) {
      throw new IllegalStateException(e);
    }
    Compression compression = Compression.of(destination.options());
    WatchedTransport transport =
        new WatchedTransport(
            opening,
            answer -> {
              if (compression.pays(answer)) {
                Compression.offer(session);
              }
            });
    prepare(session, destination, keys.keys());
    session.setHostKeyRepository(hostKeys);
    session.setProxy(transport);
    LifeGuard guard = LifeGuard.start(transport, session, limit, keepalive(destination));
    try {
      session.connect();
      return new LoggedIn(session, transport);
    } catch (JSchException e) {
      transport.close();
      Failures failures = new Failures(destination, limit);
      throw guard.timedOut()
          ? failures.timedOut(e)
          : hostKeys.refusal().orElseGet(() -> failures.explain(e, keys));
    } finally {
      guard.loginEnded();
    }
  }

  private static void prepare(Session session, Destination destination, List<Identity> keys) {
    session.setHostKeyAlias(destination.knownAs());
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setIdentityRepository(new Keys(keys));
    session.setUserInfo(new Answers(destination.password()));
    Optional<Secret> password = destination.password();
    password.ifPresent(p -> session.setPassword(p.reveal().getBytes(StandardCharsets.UTF_8)));
    session.setConfig("PreferredAuthentications", String.join(",", methods(destination)));
    session.setThreadFactory(Thread.ofVirtual().factory());
    Algorithms.choose(session, destination.options());
  }

  private static List<String> methods(Destination destination) {
    SshOptions options = destination.options();
    List<String> methods = new ArrayList<>();
    if (!options.isNo("PubkeyAuthentication")) {
      methods.add("publickey");
    }
    if (destination.password().isPresent() && !options.isNo("PasswordAuthentication")) {
      methods.add("password");
    }
    if (destination.password().isPresent() && !options.isNo("KbdInteractiveAuthentication")) {
      methods.add("keyboard-interactive");
    }
    return options
        .value("PreferredAuthentications")
        .map(wanted -> List.of(wanted.split(",")).stream().filter(methods::contains).toList())
        .orElse(methods);
  }

  private Duration keepalive(Destination destination) {
    return destination
        .options()
        .value("ServerAliveInterval")
        .filter(seconds -> seconds.matches("[1-9][0-9]{0,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(settings.keepaliveInterval());
  }

  private HostKeys hostKeys(Destination destination) {
    SshOptions options = destination.options();
    HostKeyPolicy policy =
        settings
            .hostKeyPolicy()
            .or(() -> options.value("StrictHostKeyChecking").flatMap(HostKeyPolicy::parse))
            .orElse(HostKeyPolicy.STRICT);
    List<Path> files = new ArrayList<>();
    for (String file : options.words("UserKnownHostsFile").orElse(List.of("known_hosts"))) {
      Path path = Tokens.home(destination.tokens().expand(file), settings.userDirectory());
      files.add(settings.userDirectory().resolve(path));
    }
    List<String> global = List.of("/etc/ssh/ssh_known_hosts");
    options.words("GlobalKnownHostsFile").orElse(global).forEach(f -> files.add(Path.of(f)));
    return new HostKeys(knownHosts, policy, files);
  }

  /** The keys for one connection, in the order to be tried. */
  private record Keys(List<Identity> keys) implements IdentityRepository {
    @Override
    @SuppressWarnings("JdkObsolete") // the library's choice
    public Vector<Identity> getIdentities() {
      return new Vector<>(keys);
    }

    @Override
    public String getName() {
      return "keys";
    }

    @Override
    public int getStatus() {
      return RUNNING;
    }

    @Override
    public boolean add(byte[] identity) {
      return false;
    }

    @Override
    public boolean remove(byte[] blob) {
      return false;
    }

    @Override
    public void removeAll() {
      // They are not ours alone.
    }
  }
}
