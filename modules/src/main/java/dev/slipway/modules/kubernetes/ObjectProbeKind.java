package dev.slipway.modules.kubernetes;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import dev.slipway.modules.support.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks about objects that are applied in the same way. kubectl learns the API anew each time that
 * it is started, so it is asked about all objects at once. Where one of them is refused it prints
 * none; then each is asked for by itself, provided that the API server answers at all.
 */
record ObjectProbeKind(String kubeconfig, String manager, boolean force, boolean apply)
    implements ProbeKind<ObjectProbe, ObjectProbe.Answer> {
  private static final String TOGETHER =
      """
      together() {
      part live
      printf %s "$1" | ask get -f - -o json --ignore-not-found 2>/dev/null || return 1
      part applied
      printf %s "$1" | would_apply 2>/dev/null || return 1
      part all
      }
      """;
  private static final String ALONE =
      """
      alone() {
      part "live-$1"
      printf %s "$2" | ask get -f - -o json --ignore-not-found 2>&1
      status "live-status-$1"
      part "applied-$1"
      printf %s "$2" | would_apply 2>&1
      status "applied-status-$1"
      }
      """;

  @Override
  public String name() {
    return "kubernetes object";
  }

  @Override
  public Script script(List<ObjectProbe> probes) {
    StringBuilder script = new StringBuilder(Sections.prologue());
    script.append(
        "ask() { kubectl %s --kubeconfig %s --request-timeout 30s \"$@\"; }\n"
            .formatted(JsonProbe.NO_CACHE, Shell.quote(kubeconfig)));
    script.append("would_apply() { %s; }\n".formatted(wouldApply()));
    script.append(TOGETHER).append(ALONE);
    for (int index = 0; index < probes.size(); index++) {
      String text = Json.text(probes.get(index).object().definition());
      script.append("object%d=%s\n".formatted(index, Shell.quote(text)));
    }
    String each =
        IntStream.range(0, probes.size())
            .mapToObj("alone %1$d \"$object%1$d\"\n"::formatted)
            .collect(Collectors.joining());
    script.append(probes.size() == 1 ? each : atOnce(probes.size(), each));
    return Script.of(script.append(":\n").toString());
  }

  private String wouldApply() {
    return apply
        ? "ask apply -f - %s --dry-run=server -o json"
            .formatted(Shell.quoteAll(ObjectProbe.options(manager, force)))
        : "cat >/dev/null";
  }

  private static String atOnce(int objects, String each) {
    String items =
        IntStream.range(0, objects)
            .mapToObj(index -> "$object" + index)
            .collect(Collectors.joining(","));
    return """
    if ! together '{"apiVersion":"v1","kind":"List","items":['"%s"']}'; then
    part unreached
    if ask get --raw /version 2>&1 >/dev/null; then
    part reached
    %sfi
    fi
    """
        .formatted(items, each);
  }

  @Override
  public List<ObjectProbe.Answer> parse(List<ObjectProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    if (output.find("all").isPresent()) {
      List<ClusterObject> live = objects(output.text("live"));
      List<ClusterObject> applied = objects(output.text("applied"));
      return probes.stream()
          .map(probe -> answer(find(probe.object(), live), find(probe.object(), applied), ""))
          .toList();
    }
    boolean unreached = output.find("unreached").isPresent() && output.find("reached").isEmpty();
    if (unreached) {
      String said = output.text("unreached").strip();
      return Collections.nCopies(probes.size(), answer(Optional.empty(), Optional.empty(), said));
    }
    List<ObjectProbe.Answer> answers = new ArrayList<>();
    for (int index = 0; index < probes.size(); index++) {
      answers.add(alone(output, index));
    }
    return answers;
  }

  private ObjectProbe.Answer alone(Sections output, int index) throws UnreadableAnswerException {
    String live = output.text("live-" + index);
    String applied = output.text("applied-" + index);
    boolean answered = output.number("live-status-" + index) == 0;
    boolean accepted = apply && output.number("applied-status-" + index) == 0;
    String refusal = accepted || (!apply && answered) ? "" : (apply ? applied : live).strip();
    return answer(
        answered ? objects(live).stream().findFirst() : Optional.empty(),
        accepted ? objects(applied).stream().findFirst() : Optional.empty(),
        refusal);
  }

  private static ObjectProbe.Answer answer(
      Optional<ClusterObject> live, Optional<ClusterObject> applied, String refusal) {
    return new ObjectProbe.Answer(
        live.map(ClusterObject::definition), applied.map(ClusterObject::definition), refusal);
  }

  private static Optional<ClusterObject> find(ClusterObject wanted, List<ClusterObject> among) {
    return among.stream().filter(wanted::isSameAs).findFirst();
  }

  /** Warnings of kubectl may stand before them; one object may be the one item of a list. */
  private static List<ClusterObject> objects(String text) {
    int brace = text.indexOf("{\n");
    Map<String, Object> object =
        brace < 0 ? Map.of() : Documents.json(text.substring(brace)).orElse(Map.of());
    List<Map<String, Object>> all =
        Documents.text(object, "kind").equals("List")
            ? Documents.maps(object, "items")
            : object.isEmpty() ? List.of() : List.of(object);
    return all.stream().map(ClusterObject::new).toList();
  }
}
