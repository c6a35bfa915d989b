package dev.slipway.modules.kubernetes;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.CommandAnswer;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Json;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A release of helm. */
final class HelmModule implements TaskModule<HelmSpec.Settings, HelmModule.Observed> {
  private static final ModuleSpec SPEC = HelmSpec.spec();
  private static final String DEPLOYED = "deployed";
  private static final String CHART = "chart";
  private static final String STATUS = "status";

  /**
   * What is there.
   *
   * @param chart name and version of the chart that is wanted; without a version where nothing says
   *     it
   */
  record Observed(HelmProbe.Answer release, String chart) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public HelmSpec.Settings bind(Arguments arguments) {
    return HelmSpec.bind(arguments);
  }

  @Override
  public Observed observe(HelmSpec.Settings desired, HostReader host) throws HostException {
    ToolProbe.require(host, "helm", "helm");
    String chart = desired.present() ? chart(desired, host) : "";
    return new Observed(host.ask(desired.probe()), chart);
  }

  private static String chart(HelmSpec.Settings desired, HostReader host) throws HostException {
    if (!desired.isLocal()) {
      return desired.chartName() + desired.version().map("-"::concat).orElse("");
    }
    CommandAnswer shown =
        host.ask(new CommandProbe("helm show chart " + Shell.quote(desired.chart())));
    Map<String, Object> chart =
        Documents.yaml(shown.stdout())
            .filter(it -> it.size() == 1 && shown.exit() == 0)
            .map(List::getFirst)
            .orElseThrow(
                () ->
                    new TaskFailedException(
                        "There is no chart in \"%s\" on the host: %s"
                            .formatted(desired.chart(), shown.stderr().strip())));
    return Documents.text(chart, "name") + "-" + Documents.text(chart, "version");
  }

  @Override
  public Diff diff(HelmSpec.Settings desired, Observed observed) {
    return switch (observed.release()) {
      case HelmProbe.Answer.Refused(String reason) ->
          throw new TaskFailedException(
              "helm cannot ask the cluster from this host: %s".formatted(reason));
      case HelmProbe.Answer.Absent _ ->
          desired.present() ? install(desired, observed) : Diff.none();
      case HelmProbe.Answer.Present release -> {
        mustBeFree(desired, release);
        yield desired.present() ? upgrade(desired, observed, release) : removal(desired, release);
      }
    };
  }

  private static void mustBeFree(HelmSpec.Settings desired, HelmProbe.Answer.Present release) {
    String status = release.status();
    if (!status.startsWith("pending-") && !status.equals("uninstalling")) {
      return;
    }
    String name = desired.probe().release();
    String remedy =
        status.equals("pending-install") || status.equals("uninstalling")
            ? "helm uninstall"
            : "helm rollback";
    throw new TaskFailedException(
        ("The release \"%s\" is %s: helm is at work on it now, or was broken off. If nobody is at"
                + " work, free it with: %s %s --namespace %s")
            .formatted(name, status, remedy, name, desired.probe().namespace()));
  }

  private static Diff install(HelmSpec.Settings desired, Observed observed) {
    String name = desired.probe().release();
    List<Change> changes = new ArrayList<>();
    changes.add(attribute(name, STATUS, Optional.empty(), DEPLOYED));
    changes.add(attribute(name, CHART, Optional.empty(), observed.chart()));
    changes.addAll(values(desired, Map.of()));
    return predicted(desired, observed.chart(), Diff.of(Action.CREATE, changes));
  }

  private static Diff upgrade(
      HelmSpec.Settings desired, Observed observed, HelmProbe.Answer.Present release) {
    String name = desired.probe().release();
    List<Change> changes = new ArrayList<>();
    if (!release.status().equals(DEPLOYED)) {
      changes.add(attribute(name, STATUS, Optional.of(release.status()), DEPLOYED));
    }
    boolean exact = desired.isLocal() || desired.version().isPresent();
    boolean same =
        exact
            ? release.chart().equals(observed.chart())
            : release.chart().startsWith(observed.chart() + "-");
    if (!same) {
      changes.add(attribute(name, CHART, Optional.of(release.chart()), observed.chart()));
    }
    changes.addAll(values(desired, release.values()));
    Diff diff = Diff.ofChanges(Action.UPDATE, changes);
    return diff.isEmpty()
        ? diff
        : predicted(desired, same ? release.chart() : observed.chart(), diff);
  }

  private static Diff removal(HelmSpec.Settings desired, HelmProbe.Answer.Present release) {
    HelmProbe.Answer gone = new HelmProbe.Answer.Absent();
    Change change =
        new Change.Attribute(
            desired.probe().release(),
            STATUS,
            Optional.of(release.status()),
            Optional.empty(),
            false);
    return Diff.of(Action.DELETE, List.of(change))
        .predicting(List.of(Prediction.of(desired.probe(), gone)));
  }

  private static Change attribute(
      String release, String name, Optional<String> before, String after) {
    return new Change.Attribute(release, name, before, Optional.of(after), false);
  }

  private static List<Change> values(HelmSpec.Settings desired, Map<String, Object> before) {
    return HelmValues.changes(
        desired.probe().release(), desired.secrets(), before, desired.values());
  }

  private static Diff predicted(HelmSpec.Settings desired, String chart, Diff diff) {
    boolean exact = desired.isLocal() || desired.version().isPresent();
    HelmProbe.Answer after =
        new HelmProbe.Answer.Present(
            DEPLOYED, exact ? chart : desired.chartName() + "-", "", desired.values());
    return diff.predicting(List.of(Prediction.of(desired.probe(), after)));
  }

  @Override
  public Map<String, Object> apply(HelmSpec.Settings desired, Diff diff, HostSession host)
      throws HostException {
    String name = desired.probe().release();
    String limit = desired.timeout() + "s";
    List<String> words = new ArrayList<>(List.of("helm"));
    if (desired.present()) {
      words.addAll(List.of("upgrade", "--install", name, desired.chart()));
      words.addAll(desired.options());
      words.addAll(List.of("--reset-values", "--values", "-"));
    } else {
      words.addAll(List.of("uninstall", name, "--wait"));
    }
    words.addAll(List.of("--timeout", limit, "--namespace", desired.probe().namespace()));
    words.addAll(List.of("--kubeconfig", desired.probe().kubeconfig()));
    ShellCommand command = ShellCommand.of(words);
    Bytes input = Bytes.ofText(Json.text(desired.values()));
    ScriptResult result = host.run(desired.present() ? command.input(input.toArray()) : command);
    if (result.exit() != 0) {
      throw new TaskFailedException(
          "helm could not %s the release \"%s\": %s"
              .formatted(
                  desired.present() ? "bring about" : "remove", name, result.stderrText().strip()));
    }
    return Map.of("stdout", result.stdoutText());
  }

  @Override
  public Map<String, Object> values(HelmSpec.Settings desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>(Map.of("name", desired.probe().release()));
    if (observed.release() instanceof HelmProbe.Answer.Present release
        && desired.present()
        && diff(desired, observed).isEmpty()) {
      values.put(CHART, release.chart());
    }
    return values;
  }
}
