package dev.slipway.modules.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules over every combination of the facts. */
final class KernelPlanTest {
  private static final List<KernelRelease> RELEASES =
      Stream.of("3.10.0-1160.el7.x86_64", "5.4.278-1.el7.elrepo.x86_64", "6.1.0-40-amd64")
          .map(KernelRelease::new)
          .toList();

  private static final List<KernelSource> SOURCES =
      List.of(
          new KernelSource("apt-get", "linux-image-amd64", Optional.empty()),
          new KernelSource("yum", "kernel-lt", Optional.of("elrepo-kernel")));

  private record Combination(KernelSettings settings, KernelObserved observed) {}

  @Test
  void everyCombination_isRefusedOrComesToAnEnd() {
    int refused = 0;
    int planned = 0;
    for (Combination each : combinations()) {
      Optional<KernelPlan> plan = plan(each);
      if (plan.isEmpty()) {
        refused++;
        assertThat(each.observed().facts().installed().stream().filter(it -> enough(each, it)))
            .as("refused though one is installed: " + each)
            .isEmpty();
        continue;
      }
      planned++;
      check(each, plan.get());
    }
    assertThat(refused).isPositive();
    assertThat(planned).isGreaterThan(refused);
    assertThat(refused + planned).isGreaterThan(10_000);
  }

  private static void check(Combination each, KernelPlan plan) {
    KernelFacts facts = each.observed().facts();
    boolean there = facts.installed().stream().anyMatch(it -> enough(each, it));
    assertThat(plan.install().isPresent()).as("installs: " + each).isEqualTo(!there);
    assertThat(plan.rebootRequired())
        .as("reboot: " + each)
        .isEqualTo(!enough(each, facts.running()));
    if (plan.standard()) {
      assertThat(each.settings().setDefault()).as("may set the default: " + each).isTrue();
      assertThat(facts.loader()).isNotInstanceOf(BootLoader.None.class);
    }
    boolean kept = facts.loader().standard().filter(it -> enough(each, it)).isPresent();
    if (there && kept && facts.installed().contains(facts.loader().standard().orElseThrow())) {
      assertThat(plan.standard()).as("a default that will do stays: " + each).isFalse();
    }
    KernelObserved after = each.observed().after(plan);
    KernelPlan again = KernelPlan.of(each.settings(), after);
    assertThat(again.isEmpty()).as("nothing is left to do: " + each).isTrue();
    assertThat(again.target()).as("the target stays: " + each).isEqualTo(plan.target());
  }

  /** Said in the words of the documentation, not in those of the code. */
  private static boolean enough(Combination each, KernelRelease release) {
    KernelSettings settings = each.settings();
    if (settings.version().isPresent()) {
      return release.text().startsWith(settings.version().get() + ".");
    }
    return settings.minimum().isPresent()
        ? !release.equals(RELEASES.getFirst())
        : each.observed().packages().installed().contains(release);
  }

  private static Optional<KernelPlan> plan(Combination each) {
    try {
      return Optional.of(KernelPlan.of(each.settings(), each.observed()));
    } catch (TaskFailedException e) {
      assertThat(e).hasMessageContaining(each.observed().source().name());
      return Optional.empty();
    }
  }

  private static List<Combination> combinations() {
    List<Combination> all = new ArrayList<>();
    for (KernelSettings settings : settings()) {
      for (KernelSource source : SOURCES) {
        for (KernelFacts facts : facts()) {
          for (KernelPackages packages : packages(facts)) {
            all.add(new Combination(settings, new KernelObserved(facts, source, packages)));
          }
        }
      }
    }
    return all;
  }

  private static List<KernelSettings> settings() {
    List<KernelSettings> all = new ArrayList<>();
    for (boolean standard : List.of(true, false)) {
      for (int number = 0; number < 3; number++) {
        Optional<String> version = number == 1 ? Optional.of("5.4") : Optional.empty();
        Optional<String> minimum = number == 2 ? Optional.of("4.19") : Optional.empty();
        all.add(
            new KernelSettings(
                KernelSource.Channel.DISTRO,
                Optional.empty(),
                Optional.empty(),
                version,
                minimum,
                standard));
      }
    }
    return all;
  }

  private static List<KernelFacts> facts() {
    List<KernelFacts> all = new ArrayList<>();
    for (KernelRelease running : RELEASES) {
      for (List<KernelRelease> installed : subsets(RELEASES)) {
        for (BootLoader loader : loaders()) {
          for (Optional<String> follower :
              List.of(Optional.of("kernel"), Optional.<String>empty())) {
            all.add(
                new KernelFacts(running, "x86_64", installed, 1 << 20, false, loader, follower));
          }
        }
      }
    }
    return all;
  }

  private static List<BootLoader> loaders() {
    List<BootLoader> all =
        new ArrayList<>(List.of(new BootLoader.None(), new BootLoader.Grubby(Optional.empty())));
    for (KernelRelease release : RELEASES) {
      all.add(new BootLoader.Grubby(Optional.of(release)));
      all.add(new BootLoader.Grub(Optional.of(release), List.of(), true));
    }
    return all;
  }

  /** Packages have images, so that what they installed is among the installed ones. */
  private static List<KernelPackages> packages(KernelFacts facts) {
    List<KernelPackages> all = new ArrayList<>();
    for (List<KernelRelease> installed : subsets(facts.installed())) {
      for (List<KernelRelease> candidates : subsets(RELEASES)) {
        all.add(
            new KernelPackages(
                installed,
                candidates.stream().map(it -> new KernelPackages.Candidate(it, it.text())).toList(),
                ""));
      }
    }
    return all;
  }

  private static List<List<KernelRelease>> subsets(List<KernelRelease> of) {
    List<List<KernelRelease>> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << of.size(); bits++) {
      List<KernelRelease> subset = new ArrayList<>();
      for (int i = 0; i < of.size(); i++) {
        if ((bits >> i & 1) == 1) {
          subset.add(of.get(i));
        }
      }
      all.add(subset);
    }
    return all;
  }
}
