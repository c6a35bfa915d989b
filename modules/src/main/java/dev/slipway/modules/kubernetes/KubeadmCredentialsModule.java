package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.kubernetes.NodeFacts.EtcdMember;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What hosts need to join a cluster, made only when some host will. */
final class KubeadmCredentialsModule
    implements TaskModule<KubeadmCredentialsModule.Desired, NodeFacts> {
  private static final ModuleSpec SPEC = KubeadmCredentialsSpec.spec();
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern TOKEN = Pattern.compile("[a-z0-9]{6}\\.[a-z0-9]{16}");

  /**
   * Who joins.
   *
   * @param address of its etcd; empty: unknown
   */
  record Joining(String name, String address) {}

  /**
   * What is declared.
   *
   * @param controlPlanes whether one of those who join becomes a control plane
   */
  record Desired(String name, List<Joining> joining, boolean controlPlanes, String ttl) {

    /** Members of etcd that those who join again left behind before they ever came up. */
    List<EtcdMember> deadMembers(NodeFacts observed) {
      return observed.api().stream()
          .flatMap(api -> api.members().stream())
          .filter(member -> !member.started())
          .filter(
              member ->
                  joining.stream()
                      .anyMatch(
                          host ->
                              !host.address().isEmpty()
                                  && member.peerUrl().contains("//" + host.address() + ":")))
          .toList();
    }
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return KubeadmCredentialsSpec.bind(arguments);
  }

  @Override
  public NodeFacts observe(Desired desired, HostReader host) throws HostException {
    return NodeParameters.observe(host, desired.name());
  }

  @Override
  public Diff diff(Desired desired, NodeFacts observed) {
    if (desired.joining().isEmpty()) {
      return Diff.none();
    }
    if (observed.api().isEmpty() || observed.ca().isEmpty()) {
      throw new TaskFailedException(
          "\"%s\" has no API server that is ready, so that nobody can join through it. Run this on a"
                  .formatted(desired.name())
              + " control plane whose state is DONE.");
    }
    List<Change> changes = new ArrayList<>();
    for (EtcdMember member : desired.deadMembers(observed)) {
      changes.add(
          new Change.Run(
              "remove the member of etcd at " + member.peerUrl() + ", which never came up"));
    }
    String names = String.join(", ", desired.joining().stream().map(Joining::name).toList());
    changes.add(
        new Change.Run("mint 1 token for %s, valid for %s".formatted(names, desired.ttl())));
    if (desired.controlPlanes()) {
      changes.add(new Change.Run("upload the certificates of the control plane for 2 h"));
    }
    return Diff.of(Action.RUN, changes);
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    NodeFacts observed = observe(desired, host);
    for (EtcdMember member : desired.deadMembers(observed)) {
      host.require(removal(desired.name(), member));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ca_cert_hash", observed.ca().orElse(""));
    values.put("token", line(host.run(token(desired)), TOKEN, "kubeadm token create"));
    values.put(
        "certificate_key",
        desired.controlPlanes()
            ? line(host.run(upload(observed)), KEY, "kubeadm init phase upload-certs")
            : "");
    return values;
  }

  private static ShellCommand token(Desired desired) {
    String names = String.join(" ", desired.joining().stream().map(Joining::name).toList());
    return ShellCommand.of("kubeadm", "token", "create", "--ttl", desired.ttl())
        .with("--description", "of Slipway, to join " + names);
  }

  /** With the cluster's own configuration, or kubeadm would ask the internet for a version. */
  private static ShellCommand upload(NodeFacts observed) {
    String live = observed.api().flatMap(NodeFacts.ApiAnswer::configuration).orElse("");
    Map<String, Object> init = new LinkedHashMap<>();
    init.put(
        "apiVersion",
        ConfigurationText.document(live, "ClusterConfiguration").getOrDefault("apiVersion", ""));
    init.put("kind", "InitConfiguration");
    String text = Documents.render(List.of(init)) + "---\n" + live + "\n";
    return ShellCommand.of("kubeadm", "init", "phase", "upload-certs", "--upload-certs")
        .with("--config", "/dev/stdin")
        .input(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ShellCommand removal(String name, EtcdMember member) {
    return ShellCommand.of("kubectl", "--kubeconfig", NodeFile.ADMIN_CONF.path())
        .with("-n", "kube-system", "exec", "etcd-" + name, "--", "etcdctl")
        .with("--endpoints=https://127.0.0.1:2379", "--cacert=/etc/kubernetes/pki/etcd/ca.crt")
        .with("--cert=/etc/kubernetes/pki/etcd/server.crt")
        .with("--key=/etc/kubernetes/pki/etcd/server.key", "member", "remove", member.id());
  }

  /** The last line that has a form; what else was said is shown without secrets. */
  private static String line(ScriptResult result, Pattern form, String what) {
    return result
        .stdoutText()
        .lines()
        .map(String::strip)
        .filter(line -> result.exit() == 0 && form.matcher(line).matches())
        .reduce((_, last) -> last)
        .orElseThrow(
            () ->
                new TaskFailedException(
                    what
                        + " ended with status "
                        + result.exit()
                        + ":\n"
                        + KubeadmOutput.failure(result)));
  }

  @Override
  public Map<String, Object> values(Desired desired, NodeFacts observed) {
    return desired.joining().isEmpty()
        ? Map.of("token", "", "certificate_key", "", "ca_cert_hash", observed.ca().orElse(""))
        : Map.of();
  }
}
