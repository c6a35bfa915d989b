package dev.slipway.ssh;

import com.jcraft.jsch.AgentConnector;
import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import dev.slipway.host.Secret;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the keys to log in with: first the one that was asked for, then the agent's, then those of
 * OpenSSH's configuration or, without any there, its usual ones.
 */
final class Identities {
  private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  private final SshSettings settings;
  private final Map<Path, List<Identity>> loaded = new ConcurrentHashMap<>();

  Identities(SshSettings settings) {
    this.settings = settings;
  }

  /** Keys in the order to be tried, and why others are not among them. */
  record Found(List<Identity> keys, List<String> notes) {}

  Found find(Destination destination) throws UnreachableException {
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    Optional<Path> asked = destination.identityFile();
    if (asked.isPresent()) {
      addAsked(found, asked.get(), destination.passphrase());
    }
    List<Path> files = files(destination);
    addAgent(found, destination, files);
    for (Path file : files) {
      if (Files.isReadable(file)) {
        add(found, file, destination.passphrase());
      }
    }
    return found;
  }

  private void addAsked(Found found, Path file, Optional<Secret> passphrase)
      throws UnreachableException {
    if (!Files.isReadable(file)) {
      throw new UnreachableException(
          Reason.AUTHENTICATION, "The key \"" + file + "\" cannot be read");
    }
    int before = found.notes().size();
    add(found, file, passphrase);
    if (found.notes().size() > before) {
      throw new UnreachableException(Reason.AUTHENTICATION, found.notes().getLast());
    }
  }

  private List<Path> files(Destination destination) {
    List<List<String>> configured = destination.options().all("IdentityFile");
    if (configured.isEmpty()) {
      return USUAL.stream().map(settings.userDirectory()::resolve).toList();
    }
    return configured.stream()
        .map(words -> destination.tokens().expand(String.join(" ", words)))
        .map(file -> Tokens.home(file, settings.userDirectory()))
        .toList();
  }

  /** A key that is read once serves all hosts: undoing its encryption is slow by design. */
  private void add(Found found, Path file, Optional<Secret> passphrase) {
    List<Identity> known = loaded.get(file);
    if (known != null) {
      found.keys().addAll(known);
      return;
    }
    try {
      JSch reader = new JSch();
      reader.addIdentity(file.toString(), null, null);
      List<Identity> read = List.copyOf(reader.getIdentityRepository().getIdentities());
      for (Identity each : read) {
        if (each.isEncrypted() && !opens(each, passphrase)) {
          found.notes().add(encrypted(file, passphrase));
          return;
        }
      }
      loaded.put(file, read);
      found.keys().addAll(read);
    } catch (JSchException e) {
      found.notes().add("The key \"" + file + "\" cannot be used: " + e.getMessage());
    }
  }

  private static boolean opens(Identity identity, Optional<Secret> passphrase)
      throws JSchException {
    return passphrase.isPresent() && identity.setPassphrase(bytes(passphrase.get()));
  }

  private static byte[] bytes(Secret secret) {
    return secret.reveal().getBytes(StandardCharsets.UTF_8);
  }

  private static String encrypted(Path file, Optional<Secret> passphrase) {
    return "The key \""
        + file
        + "\" is encrypted and "
        + (passphrase.isPresent() ? "the passphrase does not fit" : "no passphrase is given");
  }

  private void addAgent(Found found, Destination destination, List<Path> files) {
    Optional<Path> socket = agent(destination);
    if (socket.isEmpty()) {
      return;
    }
    try {
      AgentConnector connector = new SSHAgentConnector(socket.get());
      List<Identity> offered = new AgentIdentityRepository(connector).getIdentities();
      boolean only = destination.options().isYes("IdentitiesOnly");
      for (Identity each : offered) {
        if (!only || isAmong(each, files)) {
          found.keys().add(each);
        }
      }
    } catch (AgentProxyException e) {
      found.notes().add("The agent cannot be asked: " + e.getMessage());
    }
  }

  private Optional<Path> agent(Destination destination) {
    Optional<String> configured = destination.options().value("IdentityAgent");
    if (configured.isEmpty() || configured.get().equals("SSH_AUTH_SOCK")) {
      return settings.agentSocket();
    }
    return configured
        .filter(value -> !value.equalsIgnoreCase("none"))
        .map(destination.tokens()::expand)
        .map(value -> Tokens.home(value, settings.userDirectory()));
  }

  /** Whether it is the private half of a public key that lies beside one of the files. */
  private static boolean isAmong(Identity identity, List<Path> files) {
    String blob = java.util.Base64.getEncoder().encodeToString(identity.getPublicKeyBlob());
    for (Path file : files) {
      Path open = file.toString().endsWith(".pub") ? file : Path.of(file + ".pub");
      try {
        if (Files.readString(open).contains(blob)) {
          return true;
        }
      } catch (java.io.IOException e) {
        // No public key there: nothing to compare with.
      }
    }
    return false;
  }
}
