package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.HostText;
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
import dev.slipway.modules.support.Concealed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers to the questions that packages ask. */
final class DebconfModule implements TaskModule<DebconfModule.Desired, DebconfProbe.Answer> {
  private static final ModuleSpec SPEC = DebconfSpec.spec();

  /**
   * What is declared.
   *
   * @param answer empty: the answers are only told
   */
  record Desired(String owner, Optional<Preset> answer) {
    DebconfProbe probe() {
      return new DebconfProbe(owner);
    }
  }

  /**
   * One answer.
   *
   * @param type {@code seen} is about the flag of that name
   * @param seen whether the question counts as asked
   */
  record Preset(String question, String type, String value, boolean seen) {
    boolean isFlag() {
      return type.equals(DebconfSpec.SEEN);
    }

    boolean isSecret() {
      return type.equals(DebconfSpec.PASSWORD);
    }
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return DebconfSpec.bind(arguments);
  }

  @Override
  public DebconfProbe.Answer observe(Desired desired, HostReader host) throws HostException {
    DebconfProbe.Answer answer = host.ask(desired.probe());
    if (desired.answer().isPresent()) {
      Administrator.mustBeRoot(host, diff(desired, answer), "Answering questions of packages");
    }
    return answer;
  }

  @Override
  public Diff diff(Desired desired, DebconfProbe.Answer observed) {
    return switch (observed) {
      case DebconfProbe.Answer.Refused(String complaint) ->
          throw new TaskFailedException(
              "The answers of debconf cannot be read%s"
                  .formatted(
                      complaint.isEmpty()
                          ? ": the host has no debconf."
                          : ". It says:\n" + complaint));
      case DebconfProbe.Answer.Questions questions ->
          desired.answer().map(preset -> diff(desired, preset, questions)).orElse(Diff.none());
    };
  }

  private static Diff diff(Desired desired, Preset preset, DebconfProbe.Answer.Questions before) {
    Optional<DebconfProbe.Question> there =
        Optional.ofNullable(before.all().get(preset.question()));
    if (preset.isFlag() && there.isEmpty()) {
      throw new TaskFailedException(
          "debconf knows no question \"%s\" of \"%s\", so it cannot have been seen. Answer it, with"
                  .formatted(preset.question(), desired.owner())
              + " another vtype.");
    }
    List<Change> changes = new ArrayList<>();
    if (!preset.isFlag() && there.filter(it -> it.value().equals(preset.value())).isEmpty()) {
      changes.add(
          preset.isSecret()
              ? Concealed.attribute(preset.question(), "value", there.isPresent(), true)
              : new Change.Attribute(
                  preset.question(),
                  "value",
                  there.map(it -> it.isSecret() ? Concealed.SECRET : it.value()),
                  Optional.of(preset.value()),
                  false));
    }
    if (!preset.isFlag() && there.filter(it -> it.type().equals(preset.type())).isEmpty()) {
      changes.add(
          new Change.Attribute(
              preset.question(),
              "vtype",
              there.map(DebconfProbe.Question::type),
              Optional.of(preset.type()),
              false));
    }
    boolean seen = there.map(DebconfProbe.Question::seen).orElse(false);
    boolean counts = preset.isFlag() || preset.seen();
    if (counts && seen != preset.seen()) {
      changes.add(
          Change.attribute(
              preset.question(), "seen", String.valueOf(seen), String.valueOf(preset.seen())));
    }
    if (changes.isEmpty()) {
      return Diff.none();
    }
    Map<String, DebconfProbe.Question> after = new LinkedHashMap<>(before.all());
    after.put(
        preset.question(),
        preset.isFlag()
            ? there.orElseThrow().seen(preset.seen())
            : new DebconfProbe.Question(preset.type(), preset.value(), seen || preset.seen()));
    return Diff.of(there.isEmpty() ? Action.CREATE : Action.UPDATE, changes)
        .predicting(
            List.<Prediction<?>>of(
                Prediction.of(desired.probe(), new DebconfProbe.Answer.Questions(after))));
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    Preset preset = desired.answer().orElseThrow();
    ShellCommand command = ShellCommand.of("debconf-set-selections");
    if (!preset.seen() && !preset.isFlag()) {
      command = command.with("--unseen");
    }
    String line =
        String.join(" ", desired.owner(), preset.question(), preset.type(), preset.value()) + "\n";
    host.require(command.input(HostText.encode(line)));
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Desired desired, DebconfProbe.Answer observed) {
    if (!diff(desired, observed).isEmpty()
        || !(observed instanceof DebconfProbe.Answer.Questions questions)) {
      return Map.of();
    }
    Map<String, Object> current = new LinkedHashMap<>();
    questions
        .all()
        .forEach(
            (name, question) ->
                current.put(name, question.isSecret() ? Concealed.SECRET : question.value()));
    return Map.of("current", current);
  }
}
