package dev.slipway.modules.containers;

import dev.slipway.host.Shell;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.daemons.DaemonProbe;
import dev.slipway.modules.support.daemons.DaemonRestart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Name and parameters of the module {@code cri_dockerd}, and what they say. */
final class CriDockerdSpec {
  private static final String PAUSE = "pod-infra-container-image";
  private static final String ENDPOINT = "container-runtime-endpoint";

  private CriDockerdSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("cri_dockerd", "Runs cri-dockerd, by which a kubelet speaks to Docker.")
        .describe(
            "The command line is declared as a whole, in a drop-in of `cri-docker.service`: the"
                + " unit of the package stays as it is. Service and socket are enabled and"
                + " started; a service that runs with an older command line is restarted, and"
                + " awaited. Containers go on running.")
        .describe(
            "Install the package before: the module fails, before anything is altered, when there"
                + " is no unit or no program, and when there is no group `docker`, without which"
                + " the socket cannot be made.")
        .describe(
            "cri-dockerd is in no archive of packages that could be used: tried with a stand-in"
                + " for its program under the units that it comes with.")
        .parameter(
            Parameter.state(
                "pause_image",
                ParameterType.TEXT,
                "The image of the container that holds a pod together; it must be the one that"
                    + " kubeadm names."))
        .parameter(
            Parameter.state(
                "socket",
                ParameterType.PATH,
                "The socket for the kubelet; left out, it is as the unit has it"
                    + " (`/run/cri-dockerd.sock`)."))
        .parameter(
            Parameter.state(
                "flags",
                ParameterType.MAP,
                "Further flags by their names, such as `network-plugin: cni`."))
        .parameter(
            Parameter.state("program", ParameterType.PATH, "The program.")
                .otherwise("/usr/bin/cri-dockerd"))
        .parameters(DaemonRestart.parameters())
        .returns("path", "The drop-in of the service.")
        .returns("restarted", "Whether the service was restarted.")
        .example(
            "For a kubelet with Docker",
            """
            - cri_dockerd:
                pause_image: registry.example.org/pause:3.9
            """)
        .build();
  }

  static CriDockerdSettings bind(Arguments arguments) {
    Map<String, String> flags = new LinkedHashMap<>();
    flags.put(ENDPOINT, "fd://");
    arguments.optionalText("pause_image").ifPresent(image -> flags.put(PAUSE, image));
    arguments.map("flags").forEach((name, value) -> put(arguments, name, value, flags));
    flags.forEach(
        (name, value) -> {
          if (value.contains("\n")) {
            arguments.reject(
                "flags", "The flag \"" + name + "\" has several lines.", "write it on one line.");
          }
        });
    Optional<String> socket =
        arguments.has("socket") ? Optional.of(Paths.bind(arguments, "socket")) : Optional.empty();
    String ready =
        "systemctl is-active %s && { ! command -v crictl >/dev/null ||"
                .formatted(CriDockerdSettings.SERVICE)
            + " crictl --runtime-endpoint unix://%s version; }"
                .formatted(Shell.quote(socket.orElse("/run/cri-dockerd.sock")));
    DaemonProbe daemon =
        new DaemonProbe(
            CriDockerdSettings.SERVICE, List.of(CriDockerdSettings.SERVICE_FOLDER), false);
    return new CriDockerdSettings(
        Paths.bind(arguments, "program"),
        flags,
        socket,
        new DaemonRestart(daemon, arguments.flag("restart"), ready, arguments.integer("timeout")));
  }

  private static void put(
      Arguments arguments, String written, Object value, Map<String, String> flags) {
    String name = written.replaceFirst("^--", "");
    if (!name.matches("[a-z][a-z0-9-]*")) {
      arguments.reject(
          "flags", "\"" + written + "\" is no flag.", "write its name, such as network-plugin.");
    }
    if (name.equals(PAUSE) && arguments.has("pause_image")) {
      arguments.reject(
          "flags", "\"" + name + "\" is what pause_image says.", "leave one of them out.");
    }
    flags.put(name, String.valueOf(value));
  }
}
