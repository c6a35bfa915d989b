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

/** What does helm say about a release? */
record HelmProbe(String kubeconfig, String namespace, String release)
    implements Probe<HelmProbe.Answer> {
  private static final OneQuestion.Reading<Answer> READING = HelmProbe::read;

  /** What it says. */
  sealed interface Answer {
    /** There is no such release. */
    record Absent() implements Answer {}

    /**
     * The last revision of the release.
     *
     * @param status in helm's words, such as {@code deployed} or {@code pending-upgrade}
     * @param chart name and version with a dash between them
     * @param values those that were given to the chart
     */
    record Present(String status, String chart, String revision, Map<String, Object> values)
        implements Answer {}

    /** There is no answer. */
    record Refused(String reason) implements Answer {}
  }

  @Override
  public ProbeKind<HelmProbe, Answer> kind() {
    String where =
        "--kubeconfig " + Shell.quote(kubeconfig) + " --namespace " + Shell.quote(namespace);
    String name = Shell.quote(release);
    String filter = Shell.quote("^" + release + "$");
    return new OneQuestion<>(
        "helm release",
        "part list\nhelm list %s --all --filter %s --output json 2>&1\n".formatted(where, filter)
            + Sections.status("exit")
            + "part values\nhelm get values %s %s --output json 2>/dev/null\n:\n"
                .formatted(name, where),
        READING);
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return !(answer instanceof Answer.Present);
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    String said = output.text("list").strip();
    if (output.number("exit") != 0) {
      return new Answer.Refused(said);
    }
    int start = said.indexOf('[');
    if (!(Json.parse(start < 0 ? "" : said.substring(start)).orElse(null)
        instanceof List<?> list)) {
      throw output.unreadable("helm list printed no list");
    }
    List<Map<String, Object>> releases = Documents.maps(Map.of("all", list), "all");
    if (releases.isEmpty()) {
      return new Answer.Absent();
    }
    Map<String, Object> release = releases.getFirst();
    return new Answer.Present(
        Documents.text(release, "status"),
        Documents.text(release, "chart"),
        Documents.text(release, "revision"),
        Documents.json(output.text("values").strip()).orElse(Map.of()));
  }
}
