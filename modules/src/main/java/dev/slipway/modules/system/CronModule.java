package dev.slipway.modules.system;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.HostText;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.host.probe.UserProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.WantedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs of cron, in the crontab of a user or in a file. */
final class CronModule implements TaskModule<CronSettings, CronModule.Observed> {
  private static final ModuleSpec SPEC = CronSpec.spec();

  /**
   * What is there.
   *
   * @param place of the file; empty when the text is a user's crontab
   */
  record Observed(String text, Optional<FilePlace> place) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public CronSettings bind(Arguments arguments) {
    return CronSettings.bind(arguments);
  }

  @Override
  public Observed observe(CronSettings desired, HostReader host) throws HostException {
    if (desired.file().isEmpty()) {
      return new Observed(crontab(desired, host), Optional.empty());
    }
    FilePlace.Question question =
        FilePlace.Question.of(
            desired.file().get(),
            FileProbe.Detail.CONTENT,
            FilePlace.Links.FOLLOW,
            Ownership.none());
    FilePlace place = FilePlace.observe(host, question);
    return new Observed(place.text(), Optional.of(place));
  }

  private static String crontab(CronSettings desired, HostReader host) throws HostException {
    return switch (host.ask(desired.probe())) {
      case CrontabProbe.Answer.Text(String text) -> text;
      case CrontabProbe.Answer.NoCron _ ->
          throw new TaskFailedException(
              "There is no program \"crontab\" on the host. Install the package cron first, or"
                  + " cronie on hosts of the RHEL family.");
      case CrontabProbe.Answer.NoUser _ -> crontabOfNew(desired.user().orElse(""), host);
      case CrontabProbe.Answer.Refused(String reason) ->
          throw new TaskFailedException(
              "%s cannot be read: %s.".formatted(subject(desired), reason));
    };
  }

  /** In a dry run, a task before this one may be to make the account. */
  private static String crontabOfNew(String user, HostReader host) throws HostException {
    if (host.ask(new UserProbe(user)) instanceof UserAnswer.Absent) {
      throw new TaskFailedException(
          "There is no user \"%s\". Make the account first, with the module user.".formatted(user));
    }
    return "";
  }

  private static String subject(CronSettings desired) {
    return desired.user().map(user -> "crontab of " + user).orElse("crontab");
  }

  @Override
  public Diff diff(CronSettings desired, Observed observed) {
    CronText before = CronText.of(observed.text());
    CronText after = desired.after(before);
    if (after.equals(before)) {
      return Diff.none();
    }
    if (observed.place().isPresent()) {
      return wanted(desired, after, observed.place().get()).diff(observed.place().get());
    }
    Optional<String> text = Optional.of(observed.text()).filter(there -> !there.isEmpty());
    Change change = new Change.Text(subject(desired), text, Optional.of(after.text()), false);
    CrontabProbe.Answer predicted = new CrontabProbe.Answer.Text(after.text());
    return Diff.of(text.isEmpty() ? Action.CREATE : Action.UPDATE, List.of(change))
        .predicting(List.of(Prediction.of(desired.probe(), predicted)));
  }

  /** Cron reads no file that others may write; a new one can be read by everybody. */
  private static WantedFile wanted(CronSettings desired, CronText text, FilePlace place) {
    boolean fresh = place.answer() instanceof FileAnswer.Absent;
    Ownership ownership = fresh ? Ownership.none().withMode(Mode.parse("0644")) : Ownership.none();
    return new WantedFile(Bytes.ofText(text.text()), ownership, Optional.empty(), desired.backup());
  }

  @Override
  public Map<String, Object> apply(CronSettings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    CronText after = desired.after(CronText.of(observed.text()));
    if (observed.place().isPresent()) {
      FilePlace place = observed.place().get();
      return wanted(desired, after, place).apply(place, host);
    }
    ScriptResult result =
        host.run(desired.probe().command("-").input(HostText.encode(after.text())));
    if (result.exit() != 0) {
      throw new TaskFailedException(
          "crontab does not take the job \"%s\": %s"
              .formatted(desired.name(), result.stderrText().strip()));
    }
    return Map.of();
  }

  @Override
  public Map<String, Object> values(CronSettings desired, Observed observed) {
    return Map.of(
        "name",
        desired.name(),
        "state",
        desired.line().isPresent() ? "present" : "absent",
        "cron_file",
        desired.file().orElse(""));
  }
}
