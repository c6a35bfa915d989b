package dev.slipway.modules.preflight;

import dev.slipway.modules.preflight.Check.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges a host. Pure.
 *
 * <p>Sources: the ports and sizes of Kubernetes' installation guide; the gates by version of its
 * release notes: kernel 4.19 from 1.32 on, cgroups of version 2 from 1.35 on.
 */
final class Preflight {
  private static final Map<String, List<Integer>> PORTS =
      Map.of(
          "control_plane", List.of(6443, 10_250, 10_257, 10_259),
          "etcd", List.of(2379, 2380),
          "worker", List.of(10_250));

  /** Programs of Kubernetes, which may listen already. */
  private static final Pattern OWN = Pattern.compile("kube.*|etcd");

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final Pattern NUMBERS = Pattern.compile("^(\\d+)\\.(\\d+)");
  private static final int MINOR = 1000;
  private static final int OLDEST_SKEW = 3;

  private final PreflightModule.Settings settings;
  private final HostFacts facts;
  private final List<Check> checks = new ArrayList<>();

  private Preflight(PreflightModule.Settings settings, HostFacts facts) {
    this.settings = settings;
    this.facts = facts;
  }

  static List<Check> of(PreflightModule.Settings settings, HostFacts facts) {
    Preflight preflight = new Preflight(settings, facts);
    preflight.sizes();
    preflight.kernel();
    preflight.system();
    preflight.network();
    preflight.versions();
    return preflight.checks.stream()
        .map(check -> settings.ignored().contains(check.name()) ? ignored(check) : check)
        .toList();
  }

  private static Check ignored(Check check) {
    return check.status() == Status.FAIL
        ? new Check(check.name(), Status.WARN, check.found(), check.wanted() + " (ignored)")
        : check;
  }

  private void add(String name, Status ifNot, boolean good, String found, String wanted) {
    checks.add(new Check(name, good ? Status.PASS : ifNot, found, wanted));
  }

  private void sizes() {
    add(
        "cpu",
        Status.FAIL,
        facts.cpus() >= settings.cpus(),
        facts.cpus() + " processors",
        "at least " + settings.cpus());
    add(
        "memory",
        Status.FAIL,
        facts.memory() >= settings.memory(),
        facts.memory() + " MiB",
        "at least " + settings.memory() + " MiB");
    add(
        "disk",
        Status.FAIL,
        facts.disk() >= settings.disk(),
        free() + " free at /var/lib",
        "at least " + settings.disk() + " MiB for images and pods");
  }

  private void kernel() {
    int wanted = minor() >= 32 ? 4 * MINOR + 19 : 3 * MINOR + 10;
    add(
        "kernel",
        Status.FAIL,
        number(facts.kernel()) >= wanted,
        facts.kernel(),
        "at least %d.%d for Kubernetes %s"
            .formatted(wanted / MINOR, wanted % MINOR, settings.version()));
    add(
        "cgroups",
        minor() >= 35 ? Status.FAIL : Status.WARN,
        facts.cgroups() == 2,
        "version " + facts.cgroups(),
        "version 2, which Kubernetes asks for from 1.35 on");
    add(
        "bridge-filter",
        Status.WARN,
        facts.bridges(),
        facts.bridges() ? "br_netfilter is there" : "no br_netfilter",
        "the kernel module br_netfilter; the role k8s_host loads it");
  }

  /** Much is told in GiB, which do not change from one look to the next. */
  private String free() {
    return facts.disk() < 10_240 ? facts.disk() + " MiB" : facts.disk() / 1024 + " GiB";
  }

  private void system() {
    String missing =
        facts.programs().isEmpty()
            ? "all are there"
            : "missing: " + String.join(", ", facts.programs());
    add(
        "programs",
        Status.WARN,
        facts.programs().isEmpty(),
        missing,
        "install them; the role k8s_host does");
    add(
        "swap",
        Status.WARN,
        facts.swaps().isEmpty(),
        facts.swaps().isEmpty() ? "none" : String.join(", ", facts.swaps()),
        "none; the role k8s_host turns it off");
    add(
        "selinux",
        Status.WARN,
        !facts.identity().selinux().equals("Enforcing"),
        facts.identity().selinux().isEmpty() ? "none" : facts.identity().selinux(),
        "permissive, unless the container runtime has its policy");
  }

  private void network() {
    HostFacts.Identity identity = facts.identity();
    add(
        "hostname",
        Status.FAIL,
        NAME.matcher(identity.name()).matches(),
        identity.name(),
        "lower case letters, digits, - and dots");
    add(
        "dns",
        Status.WARN,
        identity.resolves(),
        identity.name() + (identity.resolves() ? " has an address" : " has no address"),
        "an entry in DNS or /etc/hosts");
    add(
        "firewall",
        Status.WARN,
        facts.firewalls().isEmpty(),
        facts.firewalls().isEmpty() ? "none runs" : String.join(", ", facts.firewalls()),
        "open the ports of Kubernetes and of the network of pods");
    settings.roles().stream()
        .flatMap(role -> PORTS.getOrDefault(role, List.of()).stream())
        .distinct()
        .sorted()
        .forEach(this::port);
  }

  private void port(int port) {
    String program = facts.ports().getOrDefault(port, "");
    boolean own = OWN.matcher(program).matches();
    add(
        "port-" + port,
        Status.FAIL,
        program.isEmpty() || own,
        program.isEmpty() ? "free" : "taken by " + program,
        "free, or taken by Kubernetes");
  }

  private void versions() {
    if (facts.kubelet().isEmpty()) {
      return;
    }
    int installed = number(facts.kubelet());
    int wanted = number(settings.version());
    add(
        "skew",
        Status.FAIL,
        installed <= wanted && wanted - installed <= OLDEST_SKEW,
        "kubelet " + facts.kubelet(),
        "not newer than %s, and at most %d minor versions older"
            .formatted(settings.version(), OLDEST_SKEW));
  }

  private int minor() {
    return number(settings.version()) % MINOR;
  }

  /** Major and minor version as one number. */
  private static int number(String version) {
    Matcher numbers = NUMBERS.matcher(version);
    return numbers.find()
        ? Integer.parseInt(numbers.group(1)) * MINOR + Integer.parseInt(numbers.group(2))
        : 0;
  }
}
