package dev.slipway.modules.kubernetes;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class KubernetesModules {
  private KubernetesModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(
        new CephCsiModule(),
        new DrainModule(),
        new HelmModule(),
        new KubeconfigModule(),
        new KubeadmConfigModule(),
        new KubeadmCredentialsModule(),
        new KubeadmInitModule(),
        new KubeadmJoinModule(),
        new KubeadmResetModule(),
        new KubeadmStateModule(),
        new NodeModule(),
        new ObjectModule());
  }
}
