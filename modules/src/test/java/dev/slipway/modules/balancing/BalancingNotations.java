package dev.slipway.modules.balancing;

import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.List;

/** How case files write answers about sockets. */
public final class BalancingNotations {
  private BalancingNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(new KeyedNotation<>(SocketsProbe.class, _ -> "sockets", (_, it) -> sockets(it)));
  }

  /** A map of {@code addresses}, and of {@code listeners}: {@code ADDRESS PORT PROGRAM}. */
  private static Sockets sockets(Object written) {
    YamlMap map = YamlMap.of(written);
    List<Sockets.Listener> listeners =
        map.list("listeners").stream()
            .map(line -> String.valueOf(line).split(" ", -1))
            .map(words -> new Sockets.Listener(words[0], Integer.parseInt(words[1]), words[2]))
            .toList();
    Sockets sockets =
        new Sockets(listeners, map.list("addresses").stream().map(String::valueOf).toList());
    map.mustBeUsedUp();
    return sockets;
  }
}
