package dev.slipway.modules.kernel;

import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How case files write answers about kernels. */
public final class KernelNotations {
  private static final long PLENTY = 1_000_000;

  private KernelNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(KernelProbe.class, _ -> "kernel", (_, it) -> facts(YamlMap.of(it))),
        new KeyedNotation<>(
            KernelPackagesProbe.class,
            probe ->
                "kernels of %s%s"
                    .formatted(
                        probe.source().name(),
                        probe.source().repository().map(" in %s"::formatted).orElse("")),
            (probe, it) -> packages(probe.source(), YamlMap.of(it))));
  }

  private static KernelFacts facts(YamlMap map) {
    KernelFacts facts =
        new KernelFacts(
            new KernelRelease(map.text("running", "6.1.0-30-amd64")),
            map.text("machine", "x86_64"),
            releases(map.list("installed")),
            map.number("space", PLENTY),
            map.flag("secure_boot", false),
            loader(map),
            map.optionalText("default_package"));
    map.mustBeUsedUp();
    return facts;
  }

  private static BootLoader loader(YamlMap map) {
    Optional<String> grubby = map.optionalText("grubby");
    if (grubby.isPresent()) {
      return new BootLoader.Grubby(grubby.map(KernelRelease::new));
    }
    Optional<Object> grub = map.take("grub");
    if (grub.isEmpty()) {
      return new BootLoader.None();
    }
    YamlMap menu = YamlMap.of(grub.get());
    List<BootLoader.Grub.Entry> entries = new ArrayList<>();
    for (KernelRelease release : releases(menu.list("entries"))) {
      entries.add(new BootLoader.Grub.Entry("advanced>gnulinux-" + release, release, false));
    }
    return new BootLoader.Grub(
        menu.optionalText("default").map(KernelRelease::new), entries, menu.flag("saves", false));
  }

  private static KernelPackages packages(KernelSource source, YamlMap map) {
    List<KernelPackages.Candidate> candidates =
        releases(map.list("candidates")).stream()
            .map(
                it ->
                    new KernelPackages.Candidate(
                        it, source.isApt() ? source.name() : source.name() + "-" + it))
            .toList();
    KernelPackages packages =
        new KernelPackages(releases(map.list("installed")), candidates, map.text("complaint", ""));
    map.mustBeUsedUp();
    return packages;
  }

  private static List<KernelRelease> releases(List<?> written) {
    return written.stream().map(String::valueOf).map(KernelRelease::new).toList();
  }
}
