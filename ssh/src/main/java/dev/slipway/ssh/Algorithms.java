package dev.slipway.ssh;

import com.jcraft.jsch.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Chooses the algorithms of one connection. */
final class Algorithms {
  private static final List<String> CIPHERS = List.of("cipher.c2s", "cipher.s2c");
  private static final Map<String, List<String>> SETTINGS =
      Map.of(
          "KexAlgorithms", List.of("kex"),
          "Ciphers", CIPHERS,
          "MACs", List.of("mac.c2s", "mac.s2c"),
          "HostKeyAlgorithms", List.of("server_host_key"),
          "PubkeyAcceptedAlgorithms", List.of("PubkeyAcceptedAlgorithms"));

  private Algorithms() {}

  static void choose(Session session, SshOptions options) {
    // Certificates of hosts are not checked, so hosts are not asked for them.
    set(session, "server_host_key", without(list(session, "server_host_key"), "-cert-"));
    // In Java AES in counter mode with its own MAC takes half the processor time of GCM, and
    // OpenSSH prefers it, too (man 5 ssh_config, Ciphers).
    for (String setting : CIPHERS) {
      set(session, setting, first("-ctr", list(session, setting)));
    }
    SETTINGS.forEach(
        (option, settings) ->
            options
                .value(option)
                .ifPresent(
                    value ->
                        settings.forEach(
                            setting ->
                                set(session, setting, adopt(value, list(session, setting))))));
    // The library tries what it may lack before it offers it; what is not offered need not be
    // tried.
    List<String> offered = list(session, "kex");
    set(
        session,
        "CheckKexes",
        list(session, "CheckKexes").stream().filter(offered::contains).toList());
  }

  private static List<String> list(Session session, String setting) {
    return List.of(session.getConfig(setting).split(","));
  }

  private static void set(Session session, String setting, List<String> names) {
    // A name that the library does not know would fail only when the host chooses it.
    List<String> known = names.stream().filter(n -> session.getConfig(n) != null).toList();
    if (!known.isEmpty()) {
      session.setConfig(setting, String.join(",", known));
    }
  }

  /** Those with this end before the others. */
  private static List<String> first(String end, List<String> names) {
    return Stream.concat(
            names.stream().filter(name -> name.endsWith(end)),
            names.stream().filter(name -> !name.endsWith(end)))
        .toList();
  }

  private static List<String> without(List<String> names, String part) {
    return names.stream().filter(name -> !name.contains(part)).toList();
  }

  /** OpenSSH's {@code +}, {@code -} and {@code ^} in front of a list change the usual one. */
  private static List<String> adopt(String value, List<String> usual) {
    List<String> said = List.of(value.replaceFirst("^[-+^]", "").split("[, ]+"));
    Set<String> result = new LinkedHashSet<>();
    switch (value.charAt(0)) {
      case '+' -> {
        result.addAll(usual);
        result.addAll(said);
      }
      case '-' -> {
        result.addAll(usual);
        said.forEach(result::remove);
      }
      case '^' -> {
        result.addAll(said);
        result.addAll(usual);
      }
      default -> result.addAll(said);
    }
    return new ArrayList<>(result);
  }
}
