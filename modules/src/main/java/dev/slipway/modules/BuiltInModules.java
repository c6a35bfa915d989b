package dev.slipway.modules;

import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.administration.AdministrationModules;
import dev.slipway.modules.archives.ArchiveModules;
import dev.slipway.modules.balancing.BalancingModules;
import dev.slipway.modules.ceph.CephModules;
import dev.slipway.modules.commands.CommandModules;
import dev.slipway.modules.containers.ContainerModules;
import dev.slipway.modules.control.ControlModules;
import dev.slipway.modules.files.FileModules;
import dev.slipway.modules.firewall.FirewallModules;
import dev.slipway.modules.kernel.KernelModules;
import dev.slipway.modules.kubernetes.KubernetesModules;
import dev.slipway.modules.network.NetworkModules;
import dev.slipway.modules.packages.PackageModules;
import dev.slipway.modules.preflight.PreflightModules;
import dev.slipway.modules.services.ServiceModules;
import dev.slipway.modules.sources.SourcesModules;
import dev.slipway.modules.system.SystemModules;
import dev.slipway.modules.transfer.TransferModules;
import java.util.List;
import java.util.stream.Stream;

/** Every module that comes with Slipway. */
public final class BuiltInModules {
  private BuiltInModules() {}

  /** Each subject's modules; a new subject gets its line here. */
  private static Stream<List<TaskModule<?, ?>>> subjects() {
    return Stream.of(
        AdministrationModules.all(),
        ArchiveModules.all(),
        BalancingModules.all(),
        CephModules.all(),
        CommandModules.all(),
        ContainerModules.all(),
        ControlModules.all(),
        FileModules.all(),
        FirewallModules.all(),
        KernelModules.all(),
        KubernetesModules.all(),
        NetworkModules.all(),
        PackageModules.all(),
        PreflightModules.all(),
        ServiceModules.all(),
        SourcesModules.all(),
        SystemModules.all(),
        TransferModules.all());
  }

  public static ModuleRegistry registry() {
    return new ModuleRegistry(subjects().flatMap(List::stream).toList());
  }
}
