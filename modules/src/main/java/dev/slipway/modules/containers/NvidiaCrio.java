package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonAnswer;
import dev.slipway.modules.support.toml.TomlDocument;
import dev.slipway.modules.support.toml.TomlPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runtime of NVIDIA in a drop-in of CRI-O, which always knows CDI.
 *
 * <p>Source: {@code pkg/config/engine/crio} of nvidia-container-toolkit 1.20; {@code crio.conf(5)},
 * "crio.runtime.runtimes" and "cdi_spec_dirs".
 */
final class NvidiaCrio {
  private static final TomlPath RUNTIME =
      TomlPath.of("crio", "runtime", "runtimes", NvidiaSettings.NAME);
  private static final TomlPath DEFAULT = TomlPath.of("crio", "runtime", "default_runtime");

  private NvidiaCrio() {}

  static NvidiaEngineFile observe(NvidiaSettings desired, HostReader host) throws HostException {
    TextEditing.Target target = CrioConfigSpec.target(desired.path());
    DaemonAnswer daemon = host.ask(desired.restart().probe());
    daemon.mustBeInstalled("CRI-O");
    TomlEdit edit = new TomlEdit(before -> edited(desired, before));
    return new NvidiaEngineFile(target, TextEditing.observe(target, host), edit, daemon);
  }

  private static TomlDocument edited(NvidiaSettings desired, TomlDocument before) {
    Map<TomlPath, Object> keys = new LinkedHashMap<>();
    if (desired.byDefault()) {
      keys.put(DEFAULT, NvidiaSettings.NAME);
    }
    keys.put(RUNTIME.child("runtime_path"), desired.program());
    keys.put(RUNTIME.child("runtime_type"), "oci");
    boolean unwanted =
        !desired.byDefault()
            && before.text(DEFAULT).filter(NvidiaSettings.NAME::equals).isPresent();
    return CrioConfigSpec.edited(before, keys, unwanted ? List.of(DEFAULT) : List.of());
  }
}
