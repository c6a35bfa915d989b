package dev.slipway.modules.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.ScriptResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Kubernetes 1.20.2 really printed: the first line is the command, the last its status. */
class RecordedOutputTest {
  private static final Path RECORDED = Path.of("src/test/resources/recorded/kubernetes-1.20.2");

  private static ScriptResult recorded(String name) throws IOException {
    List<String> lines = Files.readAllLines(RECORDED.resolve(name + ".txt"));
    String output = String.join("\n", lines.subList(1, lines.size() - 1)) + "\n";
    int exit = Integer.parseInt(lines.getLast().replace("rc=", ""));
    return new ScriptResult(exit, output.getBytes(StandardCharsets.UTF_8), new byte[0]);
  }

  @Test
  void failedPreflight_isTheChecksOnly() throws IOException {
    assertThat(KubeadmOutput.failure(recorded("91-init-image-missing")))
        .startsWith("[ERROR ImagePull]: failed to pull image k8s.gcr.io/kube-scheduler:v1.20.2")
        .doesNotContain("[preflight] Pulling");
  }

  @Test
  void wrongToken_isTheErrorOnly() throws IOException {
    assertThat(KubeadmOutput.failure(recorded("92-join-wrong-token")))
        .isEqualTo(
            "error execution phase preflight: couldn't validate the identity of the API Server:"
                + " could not find a JWS signature in the cluster-info ConfigMap for token ID"
                + " \"abcdef\"");
  }

  @Test
  void tokensAndKeys_areNeverShown() throws IOException {
    for (String name : List.of("02-init", "08-upload-certs", "05-token-create-print-join")) {
      assertThat(KubeadmOutput.withoutSecrets(recorded(name).stdoutText()))
          .as(name)
          .doesNotContainPattern("\\b[a-z0-9]{6}\\.[a-z0-9]{16}\\b")
          .doesNotContainPattern("(?<!sha256:)\\b[0-9a-f]{64}\\b");
    }
  }

  @Test
  void clusterOfTheConfigMap_equalsWhatWasDeclaredForIt() throws IOException {
    String live =
        Documents.yaml(recorded("07-kubeadm-config-cm").stdoutText()).orElseThrow().stream()
            .map(map -> Documents.text(Documents.map(map, "data"), "ClusterConfiguration"))
            .findFirst()
            .orElseThrow();
    String declared =
        """
        apiVersion: kubeadm.k8s.io/v1beta4
        kind: ClusterConfiguration
        kubernetesVersion: v1.20.2
        clusterName: lab
        apiServer: {extraArgs: [{name: authorization-mode, value: 'Node,RBAC'}]}
        networking: {podSubnet: 10.244.0.0/16, serviceSubnet: 10.96.0.0/12}
        """;

    assertThat(Drift.between(declared, live)).isEmpty();
    assertThat(Drift.between(declared.replace("10.96", "10.97"), live))
        .singleElement()
        .satisfies(
            difference ->
                assertThat(difference.sentence())
                    .contains("networking.serviceSubnet", "cannot be"));
  }
}
