package dev.slipway.modules.kubernetes;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import dev.slipway.modules.kubernetes.NodeFacts.ApiAnswer;
import dev.slipway.modules.kubernetes.NodeFacts.ClusterNode;
import dev.slipway.modules.kubernetes.NodeFacts.EtcdMember;
import dev.slipway.modules.kubernetes.NodeFacts.Self;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What does this host tell about the cluster that it may be a part of? Needs root. The API server
 * of the host itself is asked, at the address in its manifest, and not the endpoint of the cluster,
 * behind which another host may answer.
 *
 * @param name of the host's node
 */
record NodeProbe(String name) implements Probe<NodeFacts> {
  /** As long as kubeadm itself waits for a control plane, and a little longer. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * An API server does not answer for a moment while etcd gains or loses a member. The kubelet of a
   * living host restarts one that hangs; where the kubelet does not run, nothing is awaited.
   */
  private static final Duration OUTAGE = Duration.ofSeconds(20);

  /** Behind a kubeadm that was still at work: what it began to start may take longer. */
  private static final Duration OUTAGE_BEHIND_KUBEADM = Duration.ofSeconds(90);

  private static final OneQuestion.Reading<NodeFacts> READING = NodeProbe::read;
  private static final String COLUMNS = "COLUMNS";
  private static final String NODES =
      "-o jsonpath='{range .items[*]}" + nodeColumns() + "{end}' 2>&1";

  private static String nodeColumns() {
    return "{.metadata.name}{\"\\t\"}{.status.nodeInfo.systemUUID}{\"\\t\"}{.metadata.labels}{\"\\n"
        + "\"}";
  }

  @Override
  public ProbeKind<NodeProbe, NodeFacts> kind() {
    return new OneQuestion<>("kubernetes node", script(), READING);
  }

  @Override
  public boolean isAbsent(NodeFacts answer) {
    return !answer.isTouched();
  }

  private String script() {
    StringBuilder files = new StringBuilder();
    for (NodeFile file : NodeFile.values()) {
      files.append("[ ! -e %s ] || echo %s\n".formatted(file.path(), file.word()));
    }
    return "node="
        + Shell.quote(name)
        + "\npatience="
        + PATIENCE.toSeconds()
        + "\noutage="
        + OUTAGE.toSeconds()
        + "\nlonger="
        + OUTAGE_BEHIND_KUBEADM.toSeconds()
        + "\n"
        + WAIT
        + "part files\n"
        + files
        + HOST
        + API.replace(COLUMNS, NODES)
        + SELF.replace(COLUMNS, "-o jsonpath='" + nodeColumns() + "' 2>&1");
  }

  /** A run that was broken off leaves its kubeadm at work; two at once would spoil the host. */
  private static final String WAIT =
      """
      begin=$(date +%s)
      while busy=$(pgrep -x kubeadm) && [ $(($(date +%s) - begin)) -lt $patience ]; do
      outage=$longer
      sleep 1
      done
      part busy
      echo $busy
      """;

  private static final String HOST =
      """
      conf=/etc/kubernetes
      part machine
      cat /sys/class/dmi/id/product_uuid 2>/dev/null || cat /etc/machine-id
      part kubeadm
      kubeadm version -o short 2>/dev/null
      part ca
      cat $conf/pki/ca.crt 2>/dev/null
      part kubelet-ca
      sed -n 's/^ *certificate-authority-data: *//p' $conf/kubelet.conf 2>/dev/null
      part cluster-name
      for file in admin kubelet; do
      sed -n '/^clusters:/,/^contexts:/s/^  name: //p' $conf/$file.conf 2>/dev/null
      done
      part kubelet
      systemctl is-active kubelet 2>/dev/null
      """;

  /** The parts are there only when the API server is ready. */
  private static final String API =
      """
      manifest=$conf/manifests/kube-apiserver.yaml
      setting() { sed -n "s/^ *- --$1=//p" $manifest 2>/dev/null; }
      address=$(setting advertise-address)
      case $address in *:*) address=[$address] ;; esac
      local_api() {
      kubectl --kubeconfig $conf/admin.conf --server "https://$address:$(setting secure-port)" \\
      --cache-dir /dev/null --request-timeout 10s "$@"
      }
      etcd() {
      set -- --endpoints=https://127.0.0.1:2379 --cacert=$conf/pki/etcd/ca.crt \\
      --cert=$conf/pki/etcd/server.crt --key=$conf/pki/etcd/server.key "$@"
      if command -v etcdctl >/dev/null; then ETCDCTL_API=3 etcdctl "$@"
      else local_api -n kube-system exec "etcd-$node" -- etcdctl "$@"
      fi
      }
      answers() { [ "$(local_api get --raw /readyz 2>/dev/null)" = ok ]; }
      answers_in_time() {
      begin=$(date +%s)
      until answers; do
      systemctl -q is-active kubelet && [ $(($(date +%s) - begin)) -lt $outage ] || return 1
      sleep 1
      done
      }
      if [ -n "$address" ] && [ -e $conf/admin.conf ] && answers_in_time; then
      part nodes
      local_api get nodes COLUMNS
      part configuration
      local_api -n kube-system get configmap kubeadm-config \\
      -o jsonpath='{.data.ClusterConfiguration}' 2>/dev/null
      part members
      [ ! -e $conf/manifests/etcd.yaml ] || etcd member list -w simple 2>/dev/null
      fi
      """;

  private static final String SELF =
      """
      if [ -e $conf/kubelet.conf ]; then
      part self
      kubectl --cache-dir /dev/null --kubeconfig $conf/kubelet.conf --request-timeout 10s \\
      get node "$node" COLUMNS
      status self-status
      fi
      :
      """;

  private static NodeFacts read(Sections output) throws UnreadableAnswerException {
    Set<NodeFile> files = EnumSet.noneOf(NodeFile.class);
    List<String> words = output.lines("files");
    Arrays.stream(NodeFile.values())
        .filter(file -> words.contains(file.word()))
        .forEach(files::add);
    return new NodeFacts(
        Optional.of(output.text("busy").strip()).filter(text -> !text.isEmpty()),
        output.text("machine").strip().toLowerCase(Locale.ROOT),
        KubernetesVersion.parse(output.text("kubeadm")),
        files,
        ClusterCertificate.hash(output.text("ca")),
        ClusterCertificate.hashOfData(output.text("kubelet-ca")),
        output.lines("cluster-name").stream().findFirst(),
        output.text("kubelet").strip().equals("active"),
        self(output),
        output.find("nodes").isPresent() ? Optional.of(api(output)) : Optional.empty());
  }

  private static ApiAnswer api(Sections output) throws UnreadableAnswerException {
    return new ApiAnswer(
        Optional.of(output.text("configuration")).filter(text -> !text.isBlank()),
        output.lines("nodes").stream().flatMap(NodeProbe::node).toList(),
        output.lines("members").stream().flatMap(NodeProbe::member).toList());
  }

  private static Self self(Sections output) throws UnreadableAnswerException {
    if (output.find("self").isEmpty()) {
      return new Self.NotAsked();
    }
    String said = output.text("self").strip();
    if (output.number("self-status") == 0) {
      return said.lines()
          .flatMap(NodeProbe::node)
          .findFirst()
          .<Self>map(Self.Known::new)
          .orElseThrow(() -> output.unreadable("no node in: " + said));
    }
    return said.contains("(NotFound)") ? new Self.Missing() : new Self.NoAnswer(lastLine(said));
  }

  private static String lastLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line.strip());
  }

  /** A line of name, UUID and labels. */
  private static Stream<ClusterNode> node(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 3) {
      return Stream.empty();
    }
    Set<String> labels = Documents.json(columns[2]).map(Map::keySet).orElse(Set.of());
    boolean controlPlane = Labels.CONTROL_PLANE.stream().anyMatch(labels::contains);
    return Stream.of(
        new ClusterNode(columns[0], columns[1].toLowerCase(Locale.ROOT), controlPlane));
  }

  /** A line of {@code etcdctl member list}: id, state, name, peer URLs, client URLs. */
  private static Stream<EtcdMember> member(String line) {
    List<String> columns =
        Stream.of(line.split(",", -1)).map(String::strip).collect(Collectors.toList());
    return columns.size() < 5
        ? Stream.empty()
        : Stream.of(
            new EtcdMember(
                columns.get(0), columns.get(2), columns.get(3), columns.get(1).equals("started")));
  }
}
