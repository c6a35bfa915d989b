package dev.slipway.modules.balancing;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.Shell;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonAnswer;
import dev.slipway.modules.support.daemons.DaemonFileModule;
import dev.slipway.modules.support.daemons.DaemonProbe;
import dev.slipway.modules.support.daemons.DaemonRestart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The module {@code keepalived}. */
final class KeepalivedSpec {
  private static final Pattern VRID = Pattern.compile("(?m)^\\s*virtual_router_id\\s+(\\d+)");
  private static final Pattern INTERFACE = Pattern.compile("(?m)^\\s*interface\\s+(\\S+)");
  private static final Pattern MAC = Pattern.compile("lladdr ([0-9a-f:]{17})");

  private KeepalivedSpec() {}

  static DaemonFileModule module() {
    return new DaemonFileModule(spec(), KeepalivedSpec::bind);
  }

  private static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named(
                "keepalived", "Declares a virtual address that moves to a host that works.")
            .describe(
                "Writes one `vrrp_instance` and, with `check`, the `vrrp_script` that lowers the"
                    + " priority of a host whose service does not work; other blocks of the file"
                    + " stay. Blocks that mean the same are left as they are written. keepalived"
                    + " checks the candidate before it is put in place, and is reloaded when its"
                    + " file is newer than its last reload.")
            .describe(
                "Refused before anything is written: another instance of the file with the same"
                    + " `vrid` at the same interface; an interface that the host has not; and,"
                    + " where `peers` says who else may hold the address, an address that answers"
                    + " at another machine. That a host elsewhere on the network uses the same"
                    + " `vrid` cannot be seen.");
    KeepalivedInstance.parameters().forEach(spec::parameter);
    return spec.parameter(
            Parameter.identity("path", ParameterType.PATH, "The file.")
                .otherwise("/etc/keepalived/keepalived.conf"))
        .parameters(DaemonRestart.parameters())
        .parameter(FileControls.parameters().getFirst())
        .returns("path", "The file.")
        .returns("vip_here", "Whether this host holds the address.")
        .returns("restarted", "Whether keepalived was reloaded.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "The address of the API, on the host whose HAProxy works",
            """
            - keepalived:
                vip: 10.0.0.100/24
                interface: eth0
                vrid: 66
                priority: 100
                auth_pass: ${vrrp_password}
                check: {script: /usr/bin/systemctl is-active --quiet haproxy}
                peers: [10.0.0.108]
            """)
        .build();
  }

  private static DaemonFileModule.Desired bind(Arguments arguments) {
    String path = Paths.bind(arguments, "path");
    KeepalivedInstance instance = KeepalivedInstance.bind(arguments);
    TextEditing.Target target =
        new TextEditing.Target(
            path,
            true,
            Ownership.none().withMode(Mode.parse("0600")),
            arguments.flag("backup"),
            Optional.of("keepalived -t -f %s"));
    DaemonRestart restart =
        new DaemonRestart(
            new DaemonProbe("keepalived.service", List.of(path), true),
            arguments.flag("restart"),
            "systemctl is-active keepalived.service",
            arguments.integer("timeout"));
    BlocksEdit edit =
        new BlocksEdit(
            ConfigBlock::ofKeepalived, instance.blocks(), _ -> false, KeepalivedInstance.BEGIN);
    List<String> peers = arguments.texts("peers");
    return new DaemonFileModule.Desired(target, edit, restart)
        .with((DaemonFileModule.Agreement) (text, _) -> mustBeAlone(instance, text))
        .with(
            (DaemonFileModule.Surroundings)
                host -> {
                  DaemonAnswer daemon = host.ask(restart.probe());
                  daemon.mustBeInstalled("keepalived");
                  return holder(instance, peers, daemon.running(), host);
                });
  }

  private static void mustBeAlone(KeepalivedInstance instance, String text) {
    for (ConfigBlock block : ConfigBlock.ofKeepalived(text)) {
      boolean other =
          block.key().startsWith("vrrp_instance ") && !block.key().equals(instance.key());
      boolean same =
          first(VRID, block.text()).equals(String.valueOf(instance.vrid()))
              && first(INTERFACE, block.text()).equals(instance.device());
      if (other && same) {
        throw new TaskFailedException(
            ("\"%s\" uses vrid %d at %s already, so both would take each other for a peer. Choose"
                    + " another vrid, or remove that block.")
                .formatted(block.key(), instance.vrid(), instance.device()));
      }
    }
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : "";
  }

  /** Who holds the address: this host, a peer, or nobody. */
  private static Map<String, Object> holder(
      KeepalivedInstance instance, List<String> peers, boolean running, HostReader host)
      throws HostException {
    String links = host.ask(new CommandProbe("ip -o addr show")).stdout();
    String device = instance.device();
    if (!links.contains(": " + device + " ") && !links.contains(": " + device + "@")) {
      throw new TaskFailedException(
          "The host has no interface \"%s\" with an address. Write the one that the peers are at."
              .formatted(device));
    }
    boolean here = links.contains(" " + instance.address() + "/");
    if (!here && !running && !peers.isEmpty()) {
      mustBeOfPeer(instance, peers, host);
    }
    return Map.of("vip_here", here);
  }

  /** Asks who answers at the address and at those of the peers, and compares the machines. */
  private static void mustBeOfPeer(KeepalivedInstance instance, List<String> peers, HostReader host)
      throws HostException {
    String vip = mac(instance.address(), instance.device(), host);
    Set<String> known = new TreeSet<>();
    for (String peer : peers) {
      known.add(mac(peer, instance.device(), host));
    }
    if (!vip.isEmpty() && !known.contains(vip)) {
      throw new TaskFailedException(
          ("\"%s\" answers at the machine %s, which is none of the peers. Choose a free address, or"
                  + " name that machine in peers.")
              .formatted(instance.address(), vip));
    }
  }

  private static String mac(String address, String device, HostReader host) throws HostException {
    String quoted = Shell.quote(address);
    String text =
        "timeout 2 bash -c 'exec 3<>/dev/tcp/$0/9' "
            + quoted
            + " 2>/dev/null; ip neigh show "
            + quoted
            + " dev "
            + Shell.quote(device);
    return first(MAC, host.ask(new CommandProbe(text)).stdout());
  }
}
