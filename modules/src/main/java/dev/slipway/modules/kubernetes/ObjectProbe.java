package dev.slipway.modules.kubernetes;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import dev.slipway.modules.support.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is an object in its cluster, and what would applying make of it? The object goes to kubectl
 * through a pipe of the shell, in no process list.
 *
 * @param kubeconfig on the host
 * @param apply whether to ask what applying would make of it
 */
record ObjectProbe(
    String kubeconfig, ClusterObject object, String manager, boolean force, boolean apply)
    implements Probe<ObjectProbe.Answer> {
  private static final OneQuestion.Reading<Answer> READING = ObjectProbe::read;

  /**
   * What the cluster says.
   *
   * @param live the object as it is; empty when there is none
   * @param applied as it would be; empty when it was not asked for, or refused
   * @param refusal why applying is refused; empty when it is not
   */
  record Answer(
      Optional<Map<String, Object>> live, Optional<Map<String, Object>> applied, String refusal) {}

  @Override
  public ProbeKind<ObjectProbe, Answer> kind() {
    return new OneQuestion<>("kubernetes object", script(), READING);
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer.live().isEmpty();
  }

  private String script() {
    String text = Shell.quote(Json.text(object.definition()));
    String kubectl =
        "kubectl "
            + JsonProbe.NO_CACHE
            + " --kubeconfig "
            + Shell.quote(kubeconfig)
            + " --request-timeout 30s ";
    StringBuilder script = new StringBuilder("object=" + text + "\npart live\n");
    script.append("printf %s \"$object\" | ").append(kubectl);
    script
        .append("get -f - -o json --ignore-not-found 2>&1\n")
        .append(Sections.status("live-status"));
    if (apply) {
      script.append("part applied\nprintf %s \"$object\" | ").append(kubectl).append("apply -f - ");
      script.append(Shell.quoteAll(options(manager, force)));
      script.append(" --dry-run=server -o json 2>&1\n").append(Sections.status("applied-status"));
    }
    return script.append(":\n").toString();
  }

  /** How this object is applied. */
  static List<String> options(String manager, boolean force) {
    return force
        ? List.of("--server-side", "--field-manager=" + manager, "--force-conflicts")
        : List.of("--server-side", "--field-manager=" + manager);
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    String live = output.text("live");
    boolean answered = output.number("live-status") == 0;
    boolean applies = output.find("applied").isPresent();
    String applied = output.find("applied").orElse("");
    boolean accepted = applies && output.number("applied-status") == 0;
    return new Answer(
        answered ? document(live) : Optional.empty(),
        accepted ? document(applied) : Optional.empty(),
        accepted || (!applies && answered) ? "" : (applies ? applied : live).strip());
  }

  /** Warnings of kubectl may stand before the object, which may be the one item of a list. */
  private static Optional<Map<String, Object>> document(String text) {
    int brace = text.indexOf("{\n");
    return (brace < 0
            ? Optional.<Map<String, Object>>empty()
            : Documents.json(text.substring(brace)))
        .flatMap(
            object ->
                Documents.text(object, "kind").equals("List")
                    ? Documents.maps(object, "items").stream().findFirst()
                    : Optional.of(object));
  }
}
