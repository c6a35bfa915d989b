package dev.slipway.modules.containers;

import dev.slipway.modules.support.toml.TomlDocument;
import dev.slipway.modules.support.toml.TomlPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A host that has what a registry has.
 *
 * @param url such as {@code https://mirror.example.org}
 * @param keys as {@code hosts.toml} has them
 */
record RegistryMirror(String url, Map<String, Object> keys) {
  private static final TomlPath HOSTS = TomlPath.of("host");
  private static final TomlPath SERVER = TomlPath.of("server");

  /**
   * What makes a {@code hosts.toml} name exactly these mirrors, in this order, which is the one in
   * which they are asked.
   *
   * @param server where to ask when no mirror has it; empty: as the file has it
   */
  static UnaryOperator<TomlDocument> edit(Optional<String> server, List<RegistryMirror> mirrors) {
    return before -> {
      TomlDocument edited = before;
      if (server.isPresent()) {
        edited = edited.with(SERVER, server.get());
      }
      List<String> wanted = mirrors.stream().map(RegistryMirror::url).toList();
      for (String url : urls(edited)) {
        if (!wanted.contains(url)) {
          edited = edited.without(HOSTS.child(url));
        }
      }
      if (!inOrder(urls(edited), wanted)) {
        edited = edited.without(HOSTS);
      }
      for (RegistryMirror mirror : mirrors) {
        edited = edited.with(HOSTS.child(mirror.url()), mirror.keys());
      }
      return edited;
    };
  }

  private static List<String> urls(TomlDocument document) {
    return document.find(HOSTS).filter(Map.class::isInstance).stream()
        .flatMap(hosts -> ((Map<?, ?>) hosts).keySet().stream())
        .map(String::valueOf)
        .toList();
  }

  /** Whether those that are there stand first, in the order that is wanted. */
  private static boolean inOrder(List<String> there, List<String> wanted) {
    return there.equals(wanted.subList(0, Math.min(there.size(), wanted.size())));
  }
}
