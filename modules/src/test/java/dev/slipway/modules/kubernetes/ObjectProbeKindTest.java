package dev.slipway.modules.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often kubectl is started for several objects, by a stand-in that gives back what it gets. */
class ObjectProbeKindTest {
  private static final String KUBECTL =
      """
      kubectl() {
      shift 6
      echo "$1 $2" >>"$calls"
      case "$1 $2" in
      'get --raw') [ -z "$away" ] || { echo 'connection refused' >&2; return 1; }; return 0 ;;
      esac
      text=$(cat)
      [ -z "$away" ] || { echo 'connection refused' >&2; return 1; }
      case "$1 $text" in
      apply*wrong*) echo 'Warning: old' >&2; echo 'it is refused' >&2; return 1 ;;
      esac
      echo 'Warning: old' >&2
      printf '{\\n%s\\n' "${text#?}"
      }
      """;

  @TempDir private Path folder;

  @Test
  void acceptedObjects_areAskedAboutAtOnce() throws Exception {
    List<ObjectProbe.Answer> answers = ask("", probe("a"), probe("b"), probe("c"));

    assertThat(answers)
        .extracting(answer -> new ClusterObject(answer.applied().orElseThrow()).name())
        .containsExactly("a", "b", "c");
    assertThat(answers).allMatch(answer -> answer.live().isPresent() && answer.refusal().isEmpty());
    assertThat(calls()).containsExactly("get -f", "apply -f");
  }

  @Test
  void oneThatIsRefused_spoilsNoOther() throws Exception {
    List<ObjectProbe.Answer> answers = ask("", probe("a"), probe("wrong"));

    assertThat(answers.getFirst().applied()).isPresent();
    assertThat(answers.getFirst().refusal()).isEmpty();
    assertThat(answers.getLast().applied()).isEmpty();
    assertThat(answers.getLast().live()).isPresent();
    assertThat(answers.getLast().refusal()).endsWith("it is refused");
    assertThat(calls()).hasSize(7);
  }

  @Test
  void serverThatDoesNotAnswer_isNotAskedAboutEach() throws Exception {
    List<ObjectProbe.Answer> answers = ask("yes", probe("a"), probe("b"), probe("c"));

    assertThat(answers)
        .extracting(ObjectProbe.Answer::refusal)
        .containsOnly("connection refused")
        .hasSize(3);
    assertThat(calls()).containsExactly("get -f", "get --raw");
  }

  @Test
  void oneObject_isAskedAboutAlone() throws Exception {
    assertThat(ask("", probe("wrong")).getFirst().refusal()).endsWith("it is refused");
    assertThat(calls()).hasSize(2);
  }

  private static ObjectProbe probe(String name) {
    Map<String, Object> definition =
        Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", name));
    return new ObjectProbe("/admin.conf", new ClusterObject(definition), "slipway", false, true);
  }

  private List<ObjectProbe.Answer> ask(String away, ObjectProbe... probes)
      throws IOException, InterruptedException, UnreadableAnswerException {
    ObjectProbeKind kind = new ObjectProbeKind("/admin.conf", "slipway", false, true);
    String script =
        "calls=%s away=%s\n".formatted(folder.resolve("calls"), away)
            + KUBECTL
            + kind.script(List.of(probes)).text();
    Process shell =
        new ProcessBuilder("sh", "-c", script)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] output = shell.getInputStream().readAllBytes();
    ScriptResult result = new ScriptResult(shell.waitFor(), output, new byte[0]);
    return kind.parse(List.of(probes), result);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }
}
