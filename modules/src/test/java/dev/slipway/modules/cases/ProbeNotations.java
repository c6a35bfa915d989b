package dev.slipway.modules.cases;

import dev.slipway.host.Probe;
import dev.slipway.modules.administration.AdministrationNotations;
import dev.slipway.modules.archives.ArchiveNotations;
import dev.slipway.modules.balancing.BalancingNotations;
import dev.slipway.modules.ceph.CephNotations;
import dev.slipway.modules.commands.JobNotation;
import dev.slipway.modules.containers.ContainerNotations;
import dev.slipway.modules.files.ChecksumNotation;
import dev.slipway.modules.files.DownloadNotation;
import dev.slipway.modules.files.ListingNotation;
import dev.slipway.modules.files.NatureNotation;
import dev.slipway.modules.firewall.FirewallNotations;
import dev.slipway.modules.kernel.KernelNotations;
import dev.slipway.modules.kubernetes.KubernetesNotations;
import dev.slipway.modules.network.BootNotation;
import dev.slipway.modules.network.HttpNotation;
import dev.slipway.modules.network.LookNotation;
import dev.slipway.modules.packages.PackageNotations;
import dev.slipway.modules.preflight.PreflightNotations;
import dev.slipway.modules.services.UnitNotations;
import dev.slipway.modules.sources.SourcesNotations;
import dev.slipway.modules.system.NfsNotations;
import dev.slipway.modules.system.SystemNotations;
import java.util.List;
import java.util.stream.Stream;

/** The notations that case files may use. A new kind of probe gets its line here. */
final class ProbeNotations {
  private static final List<ProbeNotation<?, ?>> ALL =
      Stream.of(
              List.of(
                  new FileNotation(),
                  new TreeNotation(),
                  new ActorNotation(),
                  new ChecksumNotation(),
                  new ListingNotation(),
                  new NatureNotation(),
                  new DownloadNotation(),
                  new BootNotation(),
                  new HttpNotation(),
                  new LookNotation(),
                  new JobNotation()),
              AdministrationNotations.all(),
              ArchiveNotations.all(),
              FirewallNotations.all(),
              SourcesNotations.all(),
              KernelNotations.all(),
              CephNotations.all(),
              KubernetesNotations.all(),
              BalancingNotations.all(),
              ContainerNotations.all(),
              PackageNotations.all(),
              PreflightNotations.all(),
              UnitNotations.all(),
              NfsNotations.all(),
              SystemNotations.all())
          .<ProbeNotation<?, ?>>flatMap(List::stream)
          .toList();

  private ProbeNotations() {}

  @SuppressWarnings("unchecked") // A notation answers the probes of its own class.
  static <A> ProbeNotation<Probe<A>, A> of(Probe<A> probe) {
    return ALL.stream()
        .filter(notation -> notation.probe().isInstance(probe))
        .map(notation -> (ProbeNotation<Probe<A>, A>) notation)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    probe.getClass() + " has no notation in ProbeNotations"));
  }
}
