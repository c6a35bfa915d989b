package dev.slipway.modules.containers;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonAnswer;
import dev.slipway.modules.support.daemons.DaemonFileModule;
import dev.slipway.modules.support.daemons.DaemonProbe;
import dev.slipway.modules.support.daemons.DaemonRestart;
import dev.slipway.modules.support.structured.KeyEdits;
import java.util.List;
import java.util.Optional;

/** The module {@code docker_daemon}. */
final class DockerDaemonSpec {
  private static final String UNIT = "docker.service";

  /** Docker can check a file from version 23 on. */
  private static final String CHECK =
      "if dockerd --help | grep -q -- --validate; then dockerd --validate --config-file=%s; fi";

  private DockerDaemonSpec() {}

  static DaemonFileModule module() {
    return new DaemonFileModule(spec(), DockerDaemonSpec::bind);
  }

  private static ModuleSpec spec() {
    return ModuleSpec.named("docker_daemon", "Sets keys of the Docker daemon's configuration.")
        .describe(
            "The keys are merged into `daemon.json` where they stand; a list replaces the one that"
                + " is there. The file is made when it is missing, also before Docker is"
                + " installed.")
        .describe(
            "A key that the unit of Docker sets by a flag is refused before anything is written:"
                + " dockerd does not start with both. A daemon that runs is restarted when its"
                + " configuration was altered after it started, and the task waits until it"
                + " answers; containers stop with it unless `live-restore` is set.")
        .parameter(
            Parameter.identity("path", ParameterType.PATH, "The file.")
                .otherwise("/etc/docker/daemon.json"))
        .parameter(
            Parameter.state(
                "settings",
                ParameterType.MAP,
                "The keys, as the documentation of dockerd has them."))
        .parameter(
            Parameter.state("absent", ParameterType.TEXTS, "Keys that are not to be in the file."))
        .parameters(DaemonRestart.parameters())
        .parameter(FileControls.parameters().getFirst())
        .rule(ParameterRule.atLeastOne("settings", "absent"))
        .returns("path", "The file.")
        .returns("restarted", "Whether the daemon was restarted.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "For a kubelet with the cgroup driver systemd",
            """
            - docker_daemon:
                settings:
                  exec-opts: [native.cgroupdriver=systemd]
                  registry-mirrors: [https://mirror.example.org]
                  log-opts: {max-size: 100m}
            """)
        .build();
  }

  private static DaemonFileModule.Desired bind(Arguments arguments) {
    String path = Paths.bind(arguments, "path");
    TextEditing.Target target = target(path, arguments.flag("backup"));
    DaemonRestart restart = restart(path, arguments);
    KeyEdits edit = KeyEdits.ofJson(arguments.map("settings"), arguments.texts("absent"));
    DaemonFileModule.Agreement agreement = (text, daemon) -> mustAgree(path, text, daemon);
    return new DaemonFileModule.Desired(target, edit, restart).with(agreement);
  }

  static TextEditing.Target target(String path, boolean backup) {
    return new TextEditing.Target(path, true, Ownership.none(), backup, Optional.of(checked()));
  }

  /** {@code arguments} with those of {@link DaemonRestart#parameters}. */
  static DaemonRestart restart(String path, Arguments arguments) {
    return new DaemonRestart(
        new DaemonProbe(UNIT, List.of(path), false),
        arguments.flag("restart"),
        "docker version",
        arguments.integer("timeout"));
  }

  private static String checked() {
    return "if command -v dockerd >/dev/null; then " + CHECK + "; fi";
  }

  /** No key of a file may be set by a flag of the unit as well. */
  static void mustAgree(String path, String text, DaemonAnswer daemon) {
    List<String> flags = DockerFlags.keys(daemon.command());
    List<String> both =
        KeyEdits.keysOfJson(Optional.of(text)).stream().filter(flags::contains).toList();
    if (!both.isEmpty()) {
      throw new TaskFailedException(
          ("\"%s\" would set %s, and \"%s\" does so by a flag: %s. Docker does not start with both."
                  + " Leave the key out, or take the flag out of the unit with a drop-in.")
              .formatted(path, String.join(", ", both), UNIT, daemon.command()));
    }
  }
}
