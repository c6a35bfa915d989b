package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.TaskFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Calls of kubeadm, and of what has to be waited for behind them. */
final class Kubeadm {
  /** The checks that what a broken-off call of kubeadm left cannot pass. */
  private static final List<String> LEFT_BEHIND =
      List.of(
          "DirAvailable--var-lib-etcd",
          "FileAvailable--etc-kubernetes-manifests-kube-apiserver.yaml",
          "FileAvailable--etc-kubernetes-manifests-kube-controller-manager.yaml",
          "FileAvailable--etc-kubernetes-manifests-kube-scheduler.yaml",
          "FileAvailable--etc-kubernetes-manifests-etcd.yaml",
          "Port-2379",
          "Port-2380",
          "Port-10250",
          "Port-10257",
          "Port-10259");

  /**
   * A kubeadm that dies between two steps can take the quorum of etcd with it: the new member is
   * told to the others before it runs. So it goes on when the connection or this program ends, in a
   * session that nobody hangs up, with its output in files; the next run awaits it.
   */
  private static final String TO_ITS_END =
      """
      trap '' HUP PIPE
      umask 077
      out=$(mktemp) && err=$(mktemp) || exit
      "$@" >"$out" 2>"$err"
      status=$?
      cat "$out"
      cat "$err" >&2
      rm -f "$out" "$err"
      exit $status
      """;

  private static final String AWAIT =
      """
      manifest=/etc/kubernetes/manifests/kube-apiserver.yaml
      setting() { sed -n "s/^ *- --$1=//p" "$manifest"; }
      address=$(setting advertise-address)
      case $address in *:*) address=[$address] ;; esac
      begin=$(date +%s)
      until [ "$(kubectl --kubeconfig /etc/kubernetes/admin.conf \\
      --server "https://$address:$(setting secure-port)" --request-timeout 5s get --raw /readyz 2>&1)" = ok ]; do
      [ $(($(date +%s) - begin)) -lt "$1" ] || exit 1
      sleep 1
      done
      """;

  private static final String LOGS =
      """
      for pod in etcd kube-apiserver; do
      log=$(ls -t /var/log/pods/kube-system_$pod-*/$pod/*.log 2>/dev/null | head -n 1)
      [ -z "$log" ] || { echo "$pod:"; tail -n 3 "$log" | cut -c 1-400; }
      done
      systemctl is-active kubelet >/dev/null || journalctl -u kubelet -n 3 --no-pager -o cat 2>/dev/null
      :
      """;

  private Kubeadm() {}

  /** The checks whose failure is no reason to stop, for a call that goes on with what is there. */
  static List<String> ignoredToResume(List<String> asked, long port) {
    return Stream.of(LEFT_BEHIND, List.of("Port-" + port), asked)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /** {@code kubeadm init}; its output is not kept, since it holds a token. */
  static void init(HostSession host, String config, List<String> ignored, List<String> skipped)
      throws HostException {
    List<String> words =
        new ArrayList<>(List.of("kubeadm", "init", "--config", config, "--skip-token-print"));
    addList(words, "--ignore-preflight-errors", ignored);
    addList(words, "--skip-phases", skipped);
    require(host, toItsEnd(words), "kubeadm init");
  }

  /**
   * {@code kubeadm join} with its configuration on standard input, where no process list shows it.
   */
  static void join(HostSession host, String configuration, List<String> ignored)
      throws HostException {
    List<String> words = new ArrayList<>(List.of("kubeadm", "join", "--config", "/dev/stdin"));
    addList(words, "--ignore-preflight-errors", ignored);
    ShellCommand command =
        toItsEnd(words).input(configuration.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    require(host, command, "kubeadm join");
  }

  static void reset(HostSession host, String socket) throws HostException {
    require(
        host,
        toItsEnd(List.of("kubeadm", "reset", "--force", "--cri-socket", socket)),
        "kubeadm reset");
  }

  private static ShellCommand toItsEnd(List<String> words) {
    return ShellCommand.of(
        Stream.of(List.of("setsid", "--wait", "sh", "-c", TO_ITS_END, "slipway"), words)
            .flatMap(List::stream)
            .toList());
  }

  private static void addList(List<String> words, String option, List<String> values) {
    if (!values.isEmpty()) {
      words.add(option);
      words.add(String.join(",", values));
    }
  }

  private static void require(HostSession host, ShellCommand command, String what)
      throws HostException {
    ScriptResult result = host.run(command);
    if (result.exit() != 0) {
      throw new TaskFailedException(
          what + " ended with status " + result.exit() + ":\n" + KubeadmOutput.failure(result));
    }
  }

  /**
   * Waits until the API server of the host itself is ready.
   *
   * @throws TaskFailedException when it is not in time, with the last lines of its log
   */
  static void awaitApiServer(HostSession host, Duration limit) throws HostException {
    ShellCommand wait =
        ShellCommand.of("sh", "-c", AWAIT, "slipway", String.valueOf(limit.toSeconds()));
    if (host.run(wait).exit() == 0) {
      return;
    }
    String logs = host.run(ShellCommand.of("sh", "-c", LOGS)).stdoutText().strip();
    throw new TaskFailedException(
        ("The files and the data of a control plane are here, and its API server is not ready"
                + " within %d s. Nothing was altered.%s")
            .formatted(
                limit.toSeconds(),
                logs.isEmpty() ? "" : "\n" + KubeadmOutput.withoutSecrets(logs)));
  }
}
