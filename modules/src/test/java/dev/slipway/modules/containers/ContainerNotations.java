package dev.slipway.modules.containers;

import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.List;

/** How case files write answers about container runtimes. */
public final class ContainerNotations {
  private ContainerNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(ContainerdProbe.class, _ -> "containerd", (_, it) -> containerd(it)),
        new KeyedNotation<>(
            ContainerdOutputProbe.class,
            probe -> "containerd config " + probe.command(),
            (_, it) -> output(it)));
  }

  private static ContainerdAnswer containerd(Object written) {
    if (written.equals("absent")) {
      return new ContainerdAnswer.Absent();
    }
    YamlMap map = YamlMap.of(written);
    ContainerdAnswer answer =
        new ContainerdAnswer.Present(
            ContainerdVersion.parse(map.text("version", "1.6.20")).orElseThrow(),
            map.flag("running", true),
            map.flag("outdated", false));
    map.mustBeUsedUp();
    return answer;
  }

  private static ContainerdOutputProbe.Output output(Object written) {
    if (written instanceof String text) {
      return new ContainerdOutputProbe.Output(text, java.util.Optional.empty());
    }
    YamlMap map = YamlMap.of(written);
    ContainerdOutputProbe.Output output =
        new ContainerdOutputProbe.Output("", map.optionalText("complaint"));
    map.mustBeUsedUp();
    return output;
  }
}
