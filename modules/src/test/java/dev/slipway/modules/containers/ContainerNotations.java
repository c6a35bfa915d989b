package dev.slipway.modules.containers;

import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import dev.slipway.modules.support.daemons.DaemonAnswer;
import dev.slipway.modules.support.daemons.DaemonProbe;
import java.util.List;
import java.util.Optional;

/** How case files write answers about container runtimes. */
public final class ContainerNotations {
  private ContainerNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(
            ContainerdProbe.class,
            _ -> "containerd",
            (_, it) -> ContainerdVersion.parse(String.valueOf(it))),
        new KeyedNotation<>(
            DaemonProbe.class, probe -> "daemon " + probe.unit(), (_, it) -> daemon(it)),
        new KeyedNotation<>(
            ContainerdOutputProbe.class,
            probe -> "containerd config " + probe.command(),
            (_, it) -> output(it)),
        new KeyedNotation<>(
            ImageProbe.class, probe -> "image " + probe.name(), (_, it) -> image(it)));
  }

  private static ImageProbe.Answer image(Object written) {
    if (written.equals("absent")) {
      return new ImageProbe.Answer.Absent();
    }
    YamlMap map = YamlMap.of(written);
    Optional<String> refused = map.optionalText("refused");
    ImageProbe.Answer answer =
        refused.isPresent()
            ? new ImageProbe.Answer.Refused(refused.get())
            : new ImageProbe.Answer.Present(
                map.optionalText("digest"),
                map.list("references").stream().map(String::valueOf).toList());
    map.mustBeUsedUp();
    return answer;
  }

  private static DaemonAnswer daemon(Object written) {
    if (written.equals("missing")) {
      return new DaemonAnswer(false, false, "");
    }
    YamlMap map = YamlMap.of(written);
    DaemonAnswer answer =
        new DaemonAnswer(
            map.flag("running", true),
            map.flag("outdated", false),
            map.text("command", "/usr/sbin/daemon"));
    map.mustBeUsedUp();
    return answer;
  }

  private static ContainerdOutputProbe.Output output(Object written) {
    if (written instanceof String text) {
      return new ContainerdOutputProbe.Output(text, Optional.empty());
    }
    YamlMap map = YamlMap.of(written);
    ContainerdOutputProbe.Output output =
        new ContainerdOutputProbe.Output("", map.optionalText("complaint"));
    map.mustBeUsedUp();
    return output;
  }
}
