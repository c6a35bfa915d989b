package dev.slipway.modules.kubernetes;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What does the cluster say to {@code kubectl get}?
 *
 * @param words behind get, such as {@code node cp1}
 */
record JsonProbe(String kubeconfig, List<String> words) implements Probe<JsonProbe.Answer> {
  /**
   * kubectl would keep what it learns about the API in the home directory: a plan writes nothing.
   */
  static final String NO_CACHE = "--cache-dir /dev/null";

  private static final OneQuestion.Reading<Answer> READING = JsonProbe::read;

  JsonProbe {
    words = List.copyOf(words);
  }

  /**
   * What it says.
   *
   * @param object an object, or a list of them with {@code items}; empty when there is none
   * @param refusal why there is no answer; empty when there is one
   */
  record Answer(Optional<Map<String, Object>> object, String refusal) {}

  @Override
  public ProbeKind<JsonProbe, Answer> kind() {
    String script =
        "part answer\nkubectl %s --kubeconfig %s --request-timeout 30s get %s -o json --ignore-not-found 2>&1\n"
            .formatted(NO_CACHE, Shell.quote(kubeconfig), Shell.quoteAll(words));
    return new OneQuestion<>("kubectl get", script + Sections.status("status") + ":\n", READING);
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer.object().isEmpty();
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    String said = output.text("answer");
    boolean answered = output.number("status") == 0;
    int brace = said.indexOf("{\n");
    return new Answer(
        answered && brace >= 0 ? Documents.json(said.substring(brace)) : Optional.empty(),
        answered ? "" : said.strip());
  }
}
