package dev.slipway.modules.containers;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.daemons.DaemonRestart;
import dev.slipway.modules.support.toml.TomlPath;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Name and parameters of the module {@code nvidia_runtime}, and what they say.
 *
 * <p>Sources: "Installing the NVIDIA Container Toolkit", "Support for Container Device Interface",
 * and {@code api/config/v1} of nvidia-container-toolkit 1.20, which names the keys of {@code
 * config.toml} and what they are when they are left out.
 */
final class NvidiaRuntimeSpec {
  private static final String ENVIRONMENT =
      "accept-nvidia-visible-devices-envvar-when-unprivileged";
  private static final String VOLUMES = "accept-nvidia-visible-devices-as-volume-mounts";
  private static final TomlPath MODE = TomlPath.of("nvidia-container-runtime", "mode");

  private NvidiaRuntimeSpec() {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("nvidia_runtime", "Gives containers the GPUs of NVIDIA.")
            .describe(
                "Makes a container runtime know that of NVIDIA as `nvidia`, as `nvidia-ctk runtime"
                    + " configure` does, but key by key in the file that is there: containerd's"
                    + " in the version that it has, Docker's `daemon.json`, or a drop-in of CRI-O."
                    + " In containerd it gets the options that `runc` has, cgroups by systemd"
                    + " among them. Then the runtime is restarted and awaited, as"
                    + " `containerd_config` and `docker_daemon` do; with an unaltered file it is"
                    + " not.")
            .describe(
                "Images of CUDA say `NVIDIA_VISIBLE_DEVICES=all`, so that each of their containers"
                    + " gets all GPUs, also where nobody asked for one. That is ended unless"
                    + " `accept_envvar_unprivileged` is set: then the device plugin has to pass"
                    + " devices as volumes (`volume-mounts`) or by CDI (`cdi-cri`,"
                    + " `cdi-annotations`). The runtime of NVIDIA reads its configuration for each"
                    + " container, so nothing is restarted for it.")
            .describe(
                "With `cdi` the container runtime is told to know CDI, and the specification of"
                    + " the devices is compared with what `nvidia-ctk cdi generate` prints, and"
                    + " written anew where it differs: in `/var/run/cdi`, where the service of"
                    + " the toolkit (from 1.18 on) keeps one, else in `/etc/cdi`.")
            .describe(
                "Refused before anything is written, all at once: no driver, or one that does not"
                    + " answer; the kernel module `nouveau`; no toolkit. Also a container runtime"
                    + " that is not there or too old for CDI (containerd before 1.7, Docker before"
                    + " 25), and an imported file of containerd that sets another program or"
                    + " default. The driver and its packages are not this module's business.")
            .describe(
                "Tried with stand-ins for `nvidia-smi` and `nvidia-ctk` that print and take what"
                    + " NVIDIA documents, on hosts without a GPU; containerd and Docker were"
                    + " Debian's own, CRI-O a stand-in. No container was given a GPU.");
    files(spec);
    keys(spec);
    return spec.parameters(DaemonRestart.parameters())
        .parameter(FileControls.parameters().getFirst())
        .returns("path", "The configuration of the container runtime.")
        .returns("driver_version", "The version of the driver.")
        .returns("gpus", "The name and the UUID of each GPU.")
        .returns("toolkit_version", "The version of the toolkit.")
        .returns("restarted", "Whether the container runtime was restarted.")
        .returns("backup_file", "Where its configuration before is kept.")
        .example(
            "For pods with the RuntimeClass nvidia",
            """
            - nvidia_runtime:
                runtime: containerd
            """)
        .example(
            "For all containers, with an old containerd",
            """
            - nvidia_runtime:
                default: true
                cdi: false
            """)
        .build();
  }

  private static void files(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.identity("runtime", ParameterType.TEXT, "The container runtime.")
                .otherwise("containerd")
                .oneOf("containerd", "docker", "crio"))
        .parameter(
            Parameter.identity(
                "path",
                ParameterType.PATH,
                "Its configuration; left out, `/etc/containerd/config.toml`,"
                    + " `/etc/docker/daemon.json` or `/etc/crio/crio.conf.d/99-nvidia.toml`."))
        .parameter(
            Parameter.identity(
                    "toolkit_path", ParameterType.PATH, "The configuration of NVIDIA's runtime.")
                .otherwise("/etc/nvidia-container-runtime/config.toml"))
        .parameter(
            Parameter.state("program", ParameterType.PATH, "The program of NVIDIA's runtime.")
                .otherwise("/usr/bin/nvidia-container-runtime"));
  }

  private static void keys(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.state(
                    "default",
                    ParameterType.BOOLEAN,
                    "Whether containers that ask for no runtime get NVIDIA's; if not, another"
                        + " default stays as it is.")
                .otherwise("false"))
        .parameter(
            Parameter.state(
                    "cdi",
                    ParameterType.BOOLEAN,
                    "Whether GPUs can be given by CDI; if not, what there is of it stays as it"
                        + " is.")
                .otherwise("true"))
        .parameter(
            Parameter.state(
                    "accept_envvar_unprivileged",
                    ParameterType.BOOLEAN,
                    "Whether containers without privileges get the GPUs that their environment"
                        + " names.")
                .otherwise("false"))
        .parameter(
            Parameter.state(
                    "accept_volume_mounts",
                    ParameterType.BOOLEAN,
                    "Whether containers get the GPUs that volumes name, as a device plugin passes"
                        + " them.")
                .otherwise("true"))
        .parameter(
            Parameter.state(
                    "mode",
                    ParameterType.TEXT,
                    "How NVIDIA's runtime brings devices into a container; left out, it stays as"
                        + " it is, and is `auto` in a new file.")
                .oneOf("auto", "legacy", "csv", "cdi", "jit-cdi"));
  }

  static NvidiaSettings bind(Arguments arguments) {
    NvidiaSettings.Engine engine =
        NvidiaSettings.Engine.valueOf(arguments.text("runtime").toUpperCase(Locale.ROOT));
    String path = arguments.has("path") ? Paths.bind(arguments, "path") : engine.path();
    Map<TomlPath, Object> keys = new LinkedHashMap<>();
    keys.put(TomlPath.of(ENVIRONMENT), arguments.flag("accept_envvar_unprivileged"));
    keys.put(TomlPath.of(VOLUMES), arguments.flag("accept_volume_mounts"));
    arguments.optionalText("mode").ifPresent(mode -> keys.put(MODE, mode));
    return new NvidiaSettings(
        engine,
        path,
        Paths.bind(arguments, "program"),
        arguments.flag("default"),
        arguments.flag("cdi"),
        Paths.bind(arguments, "toolkit_path"),
        keys,
        restart(engine, path, arguments),
        arguments.flag("backup"));
  }

  private static DaemonRestart restart(
      NvidiaSettings.Engine engine, String path, Arguments arguments) {
    return switch (engine) {
      case CONTAINERD -> ContainerdConfigSpec.restart(path, true, arguments);
      case DOCKER -> DockerDaemonSpec.restart(path, arguments);
      case CRIO -> CrioConfigSpec.restart(path, arguments);
    };
  }
}
