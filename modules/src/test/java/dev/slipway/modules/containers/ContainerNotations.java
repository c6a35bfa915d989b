package dev.slipway.modules.containers;

import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import dev.slipway.modules.support.daemons.DaemonAnswer;
import dev.slipway.modules.support.daemons.DaemonProbe;
import java.util.List;
import java.util.Locale;
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
            NvidiaProbe.class, probe -> "nvidia " + probe.runtime(), (_, it) -> nvidia(it)),
        new KeyedNotation<>(
            CdiSpecProbe.class, _ -> "CDI specification", (_, it) -> specification(it)),
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

  private static NvidiaAnswer nvidia(Object written) {
    YamlMap map = YamlMap.of(written);
    Optional<String> said = map.optionalText("failing");
    NvidiaAnswer.Driver driver =
        said.isPresent()
            ? new NvidiaAnswer.Driver.Failing(said.get())
            : new NvidiaAnswer.Driver.Present(
                map.text("driver", "550.54.14"), List.of("NVIDIA A100 (GPU-1)"));
    NvidiaAnswer answer =
        new NvidiaAnswer(
            map.flag("smi", true) ? driver : new NvidiaAnswer.Driver.Missing(),
            map.flag("nouveau", false),
            Optional.of(map.text("toolkit", "1.18.2")).filter(version -> !version.equals("none")),
            map.flag("program", true));
    map.mustBeUsedUp();
    return answer;
  }

  private static CdiSpecProbe.Answer specification(Object written) {
    YamlMap map = YamlMap.of(written);
    CdiSpecProbe.Answer answer =
        new CdiSpecProbe.Answer(
            map.text("path", "/etc/cdi/nvidia.yaml"),
            CdiSpecProbe.State.valueOf(map.text("state", "current").toUpperCase(Locale.ROOT)),
            map.optionalText("complaint").orElse(""));
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
