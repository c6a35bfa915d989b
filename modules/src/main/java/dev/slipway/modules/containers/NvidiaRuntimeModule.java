package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.FilePredictions;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GPUs of NVIDIA in containers: their runtime, its configuration, the specification of devices. */
final class NvidiaRuntimeModule
    implements TaskModule<NvidiaSettings, NvidiaRuntimeModule.Observed> {
  private static final ModuleSpec SPEC = NvidiaRuntimeSpec.spec();

  /**
   * What is there.
   *
   * @param toolkit the version of nvidia-ctk
   * @param specification empty when nothing is declared about it
   */
  record Observed(
      NvidiaAnswer.Driver.Present driver,
      String toolkit,
      TextEditing.Observed toolkitFile,
      Optional<CdiSpecProbe.Answer> specification,
      NvidiaEngineFile engine) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public NvidiaSettings bind(Arguments arguments) {
    return NvidiaRuntimeSpec.bind(arguments);
  }

  @Override
  public Observed observe(NvidiaSettings desired, HostReader host) throws HostException {
    NvidiaAnswer gpus = host.ask(new NvidiaProbe(desired.program()));
    NvidiaAnswer.Driver.Present driver = gpus.mustWork(desired.program());
    NvidiaEngineFile engine = NvidiaEngineFile.observe(desired, host);
    Optional<CdiSpecProbe.Answer> specification =
        desired.cdi() ? Optional.of(specification(host)) : Optional.empty();
    Observed observed =
        new Observed(
            driver,
            gpus.toolkit().orElse(""),
            TextEditing.observe(desired.toolkitFile(), host),
            specification,
            engine);
    Administrator.mustBeRoot(host, diff(desired, observed), "Giving containers GPUs");
    return observed;
  }

  private static CdiSpecProbe.Answer specification(HostReader host) throws HostException {
    CdiSpecProbe.Answer found = host.ask(new CdiSpecProbe());
    if (!found.complaint().isEmpty()) {
      throw new TaskFailedException(
          ("\"nvidia-ctk cdi generate\" makes no specification of the GPUs: %s Mend what it names,"
                  + " or write cdi: false.")
              .formatted(found.complaint()));
    }
    if (found.state() == CdiSpecProbe.State.BLOCKED) {
      throw new TaskFailedException(
          "\"%s\" is a directory, and the specification of the GPUs is to be there. Remove it."
              .formatted(found.path()));
    }
    return found;
  }

  @Override
  public Diff diff(NvidiaSettings desired, Observed observed) {
    Diff toolkit = toolkitDiff(desired, observed);
    Diff engine = observed.engine().diff();
    List<Change> changes = new ArrayList<>(toolkit.changes());
    List<Prediction<?>> predictions = new ArrayList<>(toolkit.predictions());
    Optional<CdiSpecProbe.Answer> due = dueSpecification(observed);
    if (due.isPresent()) {
      changes.add(change(due.get()));
      predictions.addAll(FilePredictions.afterApplyAt(Paths.directory(due.get().path())));
      predictions.addAll(FilePredictions.afterApply(due.get().path()));
      predictions.add(Prediction.of(new CdiSpecProbe(), due.get().current()));
    }
    changes.addAll(engine.changes());
    predictions.addAll(engine.predictions());
    boolean altered = !engine.isEmpty();
    if (desired.restart().isDue(observed.engine().daemon(), altered)) {
      changes.add(desired.restart().change());
    }
    if (changes.isEmpty()) {
      return Diff.none();
    }
    predictions.add(desired.restart().prediction(observed.engine().daemon(), altered));
    return Diff.of(Action.UPDATE, changes).predicting(predictions);
  }

  private static Diff toolkitDiff(NvidiaSettings desired, Observed observed) {
    return TextEditing.diff(desired.toolkitFile(), observed.toolkitFile(), desired.toolkitEdit());
  }

  private static Optional<CdiSpecProbe.Answer> dueSpecification(Observed observed) {
    return observed.specification().filter(it -> it.state() != CdiSpecProbe.State.CURRENT);
  }

  private static Change change(CdiSpecProbe.Answer found) {
    Optional<String> before =
        found.state() == CdiSpecProbe.State.ABSENT
            ? Optional.empty()
            : Optional.of("not of the GPUs and the driver that are there");
    return new Change.Attribute(
        found.path(), "CDI specification", before, Optional.of("of the GPUs of this host"), false);
  }

  /** The runtime comes last: what it starts finds everything else in place. */
  @Override
  public Map<String, Object> apply(NvidiaSettings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    Map<String, Object> returned = new LinkedHashMap<>();
    if (!toolkitDiff(desired, observed).isEmpty()) {
      TextEditing.apply(desired.toolkitFile(), observed.toolkitFile(), desired.toolkitEdit(), host);
    }
    Optional<CdiSpecProbe.Answer> due = dueSpecification(observed);
    if (due.isPresent()) {
      String path = due.get().path();
      host.require(ShellCommand.of("mkdir", "-p", "--", Paths.directory(path)));
      host.require(ShellCommand.of("nvidia-ctk", "cdi", "generate", "--output=" + path));
    }
    NvidiaEngineFile engine = observed.engine();
    if (!engine.diff().isEmpty()) {
      returned.putAll(TextEditing.apply(engine.target(), engine.file(), engine.edit(), host));
      returned.remove("msg");
    }
    returned.put("restarted", desired.restart().carryOut(diff, host));
    return returned;
  }

  @Override
  public Map<String, Object> values(NvidiaSettings desired, Observed observed) {
    return Map.of(
        "path",
        desired.path(),
        "driver_version",
        observed.driver().version(),
        "gpus",
        observed.driver().gpus(),
        "toolkit_version",
        observed.toolkit());
  }
}
