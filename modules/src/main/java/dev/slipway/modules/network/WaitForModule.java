package dev.slipway.modules.network;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.network.Awaited.Thing;
import dev.slipway.modules.network.LookProbe.Look;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Waits, on the host, until something is there or gone. */
final class WaitForModule implements TaskModule<WaitForModule.Wait, Look> {

  /**
   * What is waited for, and how.
   *
   * @param message what is said when it does not come
   */
  record Wait(Awaited awaited, Patience patience, Optional<String> message) {}

  @Override
  public ModuleSpec spec() {
    return WaitForSpec.SPEC;
  }

  @Override
  public Wait bind(Arguments arguments) {
    return new Wait(
        WaitForSpec.awaited(arguments),
        WaitForSpec.patience(arguments),
        arguments.optionalText("msg"));
  }

  /**
   * A path is asked for as every module does, so that a dry run can know it from an earlier task.
   */
  @Override
  public Look observe(Wait desired, HostReader host) throws HostException {
    Awaited awaited = desired.awaited();
    Look look =
        switch (awaited.thing()) {
          case Thing.Path(String path) when awaited.regex().isEmpty() ->
              look(host.ask(FileProbe.metadata(path).following()), awaited.there());
          case Thing.Path _, Thing.Port _ -> host.ask(new LookProbe(awaited));
          case Thing.Time() -> new Look.NotYet();
        };
    if (look instanceof Look.CannotTell(String reason)) {
      throw new TaskFailedException(reason);
    }
    return look;
  }

  /** A link that was followed and is still a link leads nowhere. */
  private static Look look(FileAnswer answer, boolean wanted) {
    if (answer instanceof FileAnswer.Denied(String reason)) {
      return new Look.CannotTell(reason);
    }
    boolean there = answer instanceof FileAnswer.Present present && !present.is(FileType.LINK);
    return there == wanted ? new Look.Reached() : new Look.NotYet();
  }

  /** With a delay, what is there now is not what is awaited. */
  @Override
  public Diff diff(Wait desired, Look observed) {
    boolean reached = observed instanceof Look.Reached;
    if (reached && desired.patience().delay() == 0) {
      return Diff.none();
    }
    Change wait = new Change.Run(text(desired));
    return new Diff(Action.RUN, List.of(wait), predictions(desired.awaited()), false);
  }

  private static String text(Wait desired) {
    long seconds =
        desired.awaited().thing() instanceof Thing.Time
            ? desired.patience().timeout()
            : desired.patience().delay();
    String first = seconds == 0 ? "" : "wait " + seconds + " s";
    if (desired.awaited().thing() instanceof Thing.Time) {
      return first.isEmpty() ? "wait 0 s" : first;
    }
    return (first.isEmpty() ? "wait until " : first + ", then until ") + desired.awaited().text();
  }

  private static List<Prediction<?>> predictions(Awaited awaited) {
    if (!(awaited.thing() instanceof Thing.Path(String path))) {
      return List.of(Prediction.of(new LookProbe(awaited), new Look.Reached()));
    }
    FileProbe probe = FileProbe.metadata(path);
    return awaited.there()
        ? List.of(Prediction.afterApply(probe), Prediction.afterApply(probe.following()))
        : List.of(
            Prediction.of(probe, new FileAnswer.Absent()),
            Prediction.of(probe.following(), new FileAnswer.Absent()));
  }

  @Override
  public Map<String, Object> apply(Wait desired, Diff diff, HostSession host) throws HostException {
    ScriptResult result = host.run(WaitScript.loop(desired.awaited(), desired.patience()));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("elapsed", elapsed(result));
    boolean time = desired.awaited().thing() instanceof Thing.Time;
    if (result.exit() == WaitScript.REACHED || (time && result.exit() == WaitScript.TIMED_OUT)) {
      return values;
    }
    String unreached =
        result.exit() == WaitScript.TIMED_OUT
            ? "%s within %d s."
                .formatted(capitalised(desired.awaited().failure()), desired.patience().timeout())
            : result.stderrText().strip();
    throw new TaskFailedException(desired.message().orElse(unreached), values);
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static long elapsed(ScriptResult result) {
    String printed = result.stdoutText().strip();
    return printed.matches("\\d{1,9}") ? Long.parseLong(printed) : 0;
  }

  @Override
  public Map<String, Object> values(Wait desired, Look observed) {
    return observed instanceof Look.Reached && desired.patience().delay() == 0
        ? Map.of("elapsed", 0L)
        : Map.of();
  }
}
