package dev.slipway.modules.balancing;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.SysctlAnswer;
import dev.slipway.host.probe.SysctlProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonFileModule;
import dev.slipway.modules.support.daemons.DaemonProbe;
import dev.slipway.modules.support.daemons.DaemonRestart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The module {@code haproxy}. */
final class HaproxySpec {
  private static final String PROGRAM = "haproxy";
  private static final SysctlProbe NONLOCAL = new SysctlProbe("net/ipv4/ip_nonlocal_bind");

  private static final String BEGIN =
      """
      global
          maxconn 20000

      defaults
          mode tcp
          timeout connect 5s
          timeout client 1h
          timeout server 1h
      """;

  private HaproxySpec() {}

  static DaemonFileModule module() {
    return new DaemonFileModule(spec(), HaproxySpec::bind);
  }

  private static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("haproxy", "Declares frontends and backends of HAProxy.")
            .describe(
                "A section that is declared takes the place of the one of the same name, as a"
                    + " whole; all others stay as they are, unless `exclusive` is set. A section"
                    + " that means the same is left as it is written. A file that is missing gets"
                    + " a short `global` and `defaults` before them.")
            .describe(
                "HAProxy itself checks the candidate (`haproxy -c`) before it is put in place. A"
                    + " running HAProxy is reloaded, so that connections are kept, when its file is"
                    + " newer than its last reload.")
            .describe(
                "Refused before anything is written: a port at which another program listens, and"
                    + " an address that the host has not, such as a virtual one, while"
                    + " `net.ipv4.ip_nonlocal_bind` is 0.");
    HaproxySections.parameters().forEach(spec::parameter);
    return spec.parameter(
            Parameter.state(
                    "exclusive",
                    ParameterType.BOOLEAN,
                    "Whether frontends, backends and listeners that are not declared are removed.")
                .otherwise("false"))
        .parameter(
            Parameter.identity("path", ParameterType.PATH, "The file.")
                .otherwise("/etc/haproxy/haproxy.cfg"))
        .parameters(DaemonRestart.parameters())
        .parameter(FileControls.parameters().getFirst())
        .returns("path", "The file.")
        .returns("restarted", "Whether HAProxy was reloaded.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "In front of three API servers",
            """
            - haproxy:
                frontends:
                  - {name: kube-api, bind: '10.0.0.100:6443', default_backend: kube-api}
                backends:
                  - name: kube-api
                    balance: leastconn
                    server_options: check inter 3s fall 3 rise 3
                    servers: {master1: '10.0.0.101:6443', master2: '10.0.0.102:6443'}
                stats: {bind: '127.0.0.1:8888', uri: /status}
            """)
        .build();
  }

  private static DaemonFileModule.Desired bind(Arguments arguments) {
    String path = Paths.bind(arguments, "path");
    HaproxySections sections = HaproxySections.bind(arguments);
    Predicate<String> foreign =
        arguments.flag("exclusive")
            ? key -> key.matches("(frontend|backend|listen) .*")
            : _ -> false;
    TextEditing.Target target =
        new TextEditing.Target(
            path,
            true,
            Ownership.none(),
            arguments.flag("backup"),
            Optional.of("haproxy -c -f %s"));
    DaemonRestart restart =
        new DaemonRestart(
            new DaemonProbe("haproxy.service", List.of(path), true),
            arguments.flag("restart"),
            "systemctl is-active haproxy.service",
            arguments.integer("timeout"));
    BlocksEdit edit = new BlocksEdit(ConfigBlock::ofHaproxy, sections.blocks(), foreign, BEGIN);
    return new DaemonFileModule.Desired(target, edit, restart)
        .with(
            (DaemonFileModule.Surroundings)
                host -> {
                  host.ask(restart.probe()).mustBeInstalled("HAProxy");
                  return mustBeFree(sections.binds(), host);
                });
  }

  private static Map<String, Object> mustBeFree(List<String> binds, HostReader host)
      throws HostException {
    Sockets sockets = host.ask(new SocketsProbe());
    SysctlAnswer nonlocal = host.ask(NONLOCAL);
    boolean anywhere = nonlocal instanceof SysctlAnswer.Value value && value.text().equals("1");
    List<String> errors = new ArrayList<>();
    for (String bind : binds) {
      int colon = bind.lastIndexOf(':');
      String address = bind.substring(0, colon).replaceAll("[\\[\\]]", "");
      int port = Integer.parseInt(bind.substring(colon + 1));
      sockets.listeners().stream()
          .filter(it -> it.blocks(address, port) && !it.program().equals(PROGRAM))
          .filter(it -> !it.program().isEmpty())
          .findFirst()
          .ifPresent(it -> errors.add(taken(bind, it)));
      boolean absent = !Sockets.isWildcard(address) && !sockets.addresses().contains(address);
      if (absent && !anywhere) {
        errors.add(
            ("The host has no address %s, so HAProxy could not listen at %s. Set"
                    + " net.ipv4.ip_nonlocal_bind to 1 before this task, with the module sysctl.")
                .formatted(address, bind));
      }
    }
    if (!errors.isEmpty()) {
      throw new TaskFailedException(String.join("\n", errors));
    }
    return Map.of();
  }

  private static String taken(String bind, Sockets.Listener listener) {
    return "\"%s\" listens at %s:%d already, so HAProxy could not listen at %s. Choose another port or address, or stop that program."
        .formatted(listener.program(), listener.address(), listener.port(), bind);
  }
}
