package dev.slipway.run;

import dev.slipway.host.HostConnector;
import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The hosts that a run works on, each with one connection. */
final class RemoteHosts implements AutoCloseable {
  private final Map<String, HostConnector> connectors;
  private final EventSink events;
  private final Map<String, Map<Key, RemoteHost>> hosts = new ConcurrentHashMap<>();

  private record Key(String connection, Target target) {}

  /**
   * @param connectors by the name of the kind of connection
   * @param events is told of each exchange
   */
  RemoteHosts(Map<String, HostConnector> connectors, EventSink events) {
    this.events = events;
    this.connectors = Map.copyOf(connectors);
  }

  RemoteHost get(String connection, Target target) throws UnreachableException {
    HostConnector connector = connectors.get(connection);
    if (connector == null) {
      throw new UnreachableException(
          UnreachableException.Reason.UNSUPPORTED,
          "There is no connection \"" + connection + "\"; there are: " + connectors.keySet() + ".");
    }
    return hosts
        .computeIfAbsent(target.name(), _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            new Key(connection, target),
            key -> new RemoteHost(new HostLink(key.target(), connector, events)));
  }

  /** The round trips so far, by the name of the host. */
  Map<String, Long> exchanges() {
    return hosts.keySet().stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name -> of(name).stream().mapToLong(host -> host.link().exchanges()).sum()));
  }

  /** A host in each of the ways in which it is reached. */
  Collection<RemoteHost> of(String name) {
    return hosts.getOrDefault(name, Map.of()).values();
  }

  @Override
  public void close() {
    hosts.values().forEach(ways -> ways.values().forEach(RemoteHost::close));
  }
}
