package dev.slipway.modules.preflight;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that decides whether a host can be a node, in one look. */
record HostFactsProbe() implements Probe<HostFacts> {
  /** Programs that kubeadm, kubelet and kube-proxy call. */
  static final List<String> PROGRAMS =
      List.of("conntrack", "socat", "iptables", "ip", "mount", "nsenter", "ebtables", "ethtool");

  private static final Pattern LISTENER =
      Pattern.compile(
          "\\S+\\s+\\d+\\s+\\d+\\s+\\S*:(\\d+)\\s+\\S+(?:\\s+users:\\(\\(\"([^\"]*)\".*)?");
  private static final Pattern VERSION = Pattern.compile("v(\\d+\\.\\d+\\.\\d+\\S*)");
  private static final int KIBI = 1024;

  private static final ProbeKind<HostFactsProbe, HostFacts> KIND =
      new OneQuestion<>(
          "preflight",
          """
          part cpus; nproc
          part memory; awk '/^MemTotal:/ { print $2 }' /proc/meminfo
          part disk; df -P -k /var/lib 2>/dev/null | awk 'NR == 2 { print $4 }'
          part kernel; uname -r
          part cgroups; stat -f -c %T /sys/fs/cgroup 2>/dev/null
          part swaps; awk 'NR > 1 { print $1 }' /proc/swaps 2>/dev/null
          part ports; ss -H -l -t -n -p 2>/dev/null
          part programs
          for program in PROGRAMS; do command -v "$program" >/dev/null || echo "$program"; done
          part firewalls
          for unit in firewalld ufw; do systemctl is-active -q "$unit" 2>/dev/null && echo "$unit"; done
          part bridges
          if [ -e /proc/sys/net/bridge ] || modinfo br_netfilter >/dev/null 2>&1; then echo yes; fi
          part kubelet; kubelet --version 2>/dev/null
          part name; uname -n
          part resolves; getent hosts "$(uname -n)" >/dev/null 2>&1 && echo yes
          part uuid; cat /sys/class/dmi/id/product_uuid 2>/dev/null
          part selinux; getenforce 2>/dev/null
          :
          """
              .replace("PROGRAMS", String.join(" ", PROGRAMS)),
          HostFactsProbe::read);

  private static HostFacts read(Sections output) throws UnreadableAnswerException {
    Matcher kubelet = VERSION.matcher(output.text("kubelet"));
    return new HostFacts(
        output.number("cpus"),
        output.number("memory") / KIBI,
        output.number("disk") / KIBI,
        output.text("kernel").strip(),
        output.text("cgroups").strip().equals("cgroup2fs") ? 2 : 1,
        output.lines("swaps"),
        ports(output.lines("ports")),
        output.lines("programs"),
        output.lines("firewalls"),
        output.text("bridges").strip().equals("yes"),
        kubelet.find() ? kubelet.group(1) : "",
        new HostFacts.Identity(
            output.text("name").strip(),
            output.text("resolves").strip().equals("yes"),
            output.text("uuid").strip(),
            output.text("selinux").strip()));
  }

  private static Map<Integer, String> ports(List<String> lines) {
    Map<Integer, String> ports = new HashMap<>();
    for (String line : lines) {
      Matcher parts = LISTENER.matcher(line.strip());
      if (parts.matches()) {
        String program = parts.group(2) == null ? "?" : parts.group(2);
        ports.put(Integer.valueOf(parts.group(1)), program);
      }
    }
    return ports;
  }

  @Override
  public ProbeKind<HostFactsProbe, HostFacts> kind() {
    return KIND;
  }
}
