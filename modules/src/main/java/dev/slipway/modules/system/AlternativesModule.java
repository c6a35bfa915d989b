package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
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
import dev.slipway.modules.system.AlternativesProbe.Alternative;
import dev.slipway.modules.system.AlternativesProbe.Answer;
import dev.slipway.modules.system.AlternativesSettings.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which program a generic name stands for. */
final class AlternativesModule implements TaskModule<AlternativesSettings, Answer.Known> {
  private static final ModuleSpec SPEC = AlternativesSettings.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public AlternativesSettings bind(Arguments arguments) {
    return AlternativesSettings.bind(arguments);
  }

  @Override
  public Answer.Known observe(AlternativesSettings desired, HostReader host) throws HostException {
    Answer.Known known = known(desired, host);
    Diff diff = diff(desired, known);
    Administrator.mustBeRoot(host, diff, "Altering alternatives");
    if (isRegistered(desired, known)) {
      mustExist(desired.path().orElseThrow(), host);
      link(desired, known);
    }
    return known;
  }

  private static Answer.Known known(AlternativesSettings desired, HostReader host)
      throws HostException {
    return switch (host.ask(new AlternativesProbe(desired.name()))) {
      case Answer.Known known -> known;
      case Answer.NoTool _ ->
          throw new TaskFailedException(
              "The host has no program \"update-alternatives\". Its packages have no"
                  + " alternatives.");
    };
  }

  private static void mustExist(String path, HostReader host) throws HostException {
    FileAnswer answer = host.ask(FileProbe.metadata(path).following());
    if (answer instanceof FileAnswer.Absent) {
      throw new TaskFailedException(
          "\"%s\" does not exist. Install what brings it first, or check the path."
              .formatted(path));
    }
  }

  @Override
  public Diff diff(AlternativesSettings desired, Answer.Known before) {
    Answer.Known after = after(desired, before);
    List<Change> changes = new ArrayList<>();
    desired.path().ifPresent(path -> changes.addAll(changes(desired, path, before, after)));
    String subject = subject(desired);
    if (!before.link().equals(after.link()) && before.link().isPresent()) {
      changes.add(attribute(subject, "link", before.link(), after.link()));
    }
    if (before.automatic() != after.automatic() && !before.list().isEmpty()) {
      changes.add(
          Change.attribute(subject, "mode", mode(before.automatic()), mode(after.automatic())));
    }
    if (!before.value().equals(after.value())) {
      changes.add(attribute(subject, "chosen", before.value(), after.value()));
    }
    if (changes.isEmpty()) {
      return Diff.none();
    }
    List<Prediction<?>> predictions = new ArrayList<>();
    predictions.add(Prediction.of(new AlternativesProbe(desired.name()), after));
    after.link().ifPresent(link -> predictions.addAll(FilePredictions.afterApply(link)));
    return Diff.of(action(desired, before), changes).predicting(predictions);
  }

  private static Action action(AlternativesSettings desired, Answer.Known before) {
    if (desired.state() == State.ABSENT) {
      return Action.DELETE;
    }
    return desired.path().flatMap(before::at).isEmpty() && desired.registers()
        ? Action.CREATE
        : Action.UPDATE;
  }

  private static List<Change> changes(
      AlternativesSettings desired, String path, Answer.Known before, Answer.Known after) {
    String subject = subject(desired) + " " + path;
    Optional<Alternative> one = before.at(path);
    Optional<Alternative> other = after.at(path);
    List<Change> changes = new ArrayList<>();
    if (!one.map(Alternative::priority).equals(other.map(Alternative::priority))) {
      changes.add(
          attribute(
              subject,
              "priority",
              one.map(each -> String.valueOf(each.priority())),
              other.map(each -> String.valueOf(each.priority()))));
    }
    if (!slaves(one).equals(slaves(other))) {
      changes.add(attribute(subject, "subcommands", slaves(one), slaves(other)));
    }
    return changes;
  }

  private static Optional<String> slaves(Optional<Alternative> alternative) {
    return alternative
        .map(each -> String.join(", ", each.slaves()))
        .filter(text -> !text.isEmpty());
  }

  private static Change attribute(
      String subject, String name, Optional<String> before, Optional<String> after) {
    return new Change.Attribute(subject, name, before, after, false);
  }

  private static String subject(AlternativesSettings desired) {
    return "alternatives " + desired.name();
  }

  private static String mode(boolean automatic) {
    return automatic ? "auto" : "manual";
  }

  /** What will be there. */
  private static Answer.Known after(AlternativesSettings desired, Answer.Known before) {
    Map<String, Alternative> list = new LinkedHashMap<>();
    before.list().forEach(each -> list.put(each.path(), each));
    Optional<String> path = desired.path();
    if (desired.registers()) {
      list.put(path.orElseThrow(), desired.wanted(path.flatMap(before::at)));
    } else {
      path.ifPresent(list::remove);
    }
    boolean orphaned = before.value().filter(value -> !list.containsKey(value)).isPresent();
    boolean automatic =
        before.list().isEmpty() || before.automatic() || orphaned || desired.state() == State.AUTO;
    Answer.Known listed =
        new Answer.Known(
            desired.link().or(before::link), automatic, before.value(), List.copyOf(list.values()));
    Optional<String> value = automatic ? listed.best() : listed.value();
    boolean chosen = desired.state() == State.SELECTED && !value.equals(path);
    return new Answer.Known(
        listed.link(), automatic && !chosen, chosen ? path : value, listed.list());
  }

  @Override
  public Map<String, Object> apply(AlternativesSettings desired, Diff diff, HostSession host)
      throws HostException {
    Answer.Known before = known(desired, host);
    if (desired.state() == State.ABSENT) {
      host.require(desired.remove());
      return Map.of();
    }
    if (isRegistered(desired, before)) {
      Alternative wanted = desired.wanted(desired.path().flatMap(before::at));
      host.require(desired.install(link(desired, before), wanted.priority()));
    }
    Answer.Known now = known(desired, host);
    if (desired.state() == State.SELECTED && !now.value().equals(desired.path())) {
      host.require(desired.choose());
    } else if (desired.state() == State.AUTO && !now.automatic()) {
      host.require(desired.chooseBest());
    }
    return Map.of();
  }

  /** Whether it has to be registered, or registered anew. */
  private static boolean isRegistered(AlternativesSettings desired, Answer.Known before) {
    if (!desired.registers()) {
      return false;
    }
    Optional<Alternative> there = desired.path().flatMap(before::at);
    boolean moved =
        desired.link().isPresent()
            && before.link().isPresent()
            && !desired.link().equals(before.link());
    return moved || !there.filter(desired.wanted(there)::equals).isPresent();
  }

  private static String link(AlternativesSettings desired, Answer.Known before) {
    return desired
        .link()
        .or(before::link)
        .orElseThrow(
            () ->
                new TaskFailedException(
                    "\"%s\" has no generic path yet. Name it with link."
                        .formatted(desired.name())));
  }

  @Override
  public Map<String, Object> values(AlternativesSettings desired, Answer.Known observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", desired.name());
    desired.path().ifPresent(path -> values.put("path", path));
    return values;
  }
}
