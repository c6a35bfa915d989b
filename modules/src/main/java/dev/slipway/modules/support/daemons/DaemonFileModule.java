package dev.slipway.modules.support.daemons;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.modules.support.BoundModule;
import dev.slipway.modules.support.FileText;
import dev.slipway.modules.support.TextEdit;
import dev.slipway.modules.support.TextEditing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Keys of a file that a daemon reads when it starts; modules of this kind differ in both. */
public final class DaemonFileModule
    extends BoundModule<DaemonFileModule.Desired, DaemonFileModule.Observed> {
  /**
   * What is declared.
   *
   * @param agreement what else must be true of the file as it is to be
   */
  public record Desired(
      TextEditing.Target target,
      TextEdit edit,
      DaemonRestart restart,
      Agreement agreement,
      Surroundings surroundings) {

    /** Where nothing else matters. */
    public Desired(TextEditing.Target target, TextEdit edit, DaemonRestart restart) {
      this(target, edit, restart, (_, _) -> {}, _ -> Map.of());
    }

    public Desired with(Agreement other) {
      return new Desired(target, edit, restart, other, surroundings);
    }

    public Desired with(Surroundings other) {
      return new Desired(target, edit, restart, agreement, other);
    }
  }

  /** What is there; {@code values} are those of the surroundings. */
  public record Observed(
      TextEditing.Observed file, DaemonAnswer daemon, Map<String, Object> values) {}

  /** What must be true of a file and the daemon that reads it. */
  @FunctionalInterface
  public interface Agreement {
    /**
     * @param text of the file as it is to be
     * @throws dev.slipway.module.TaskFailedException when the daemon would not start with it
     */
    void check(String text, DaemonAnswer daemon);
  }

  /** What else on the host decides whether the daemon could do its work. */
  @FunctionalInterface
  public interface Surroundings {
    /**
     * @return values for {@code register}
     * @throws dev.slipway.module.TaskFailedException when it could not
     */
    Map<String, Object> observe(HostReader host) throws HostException;
  }

  /** {@code binding} is pure, as {@link #bind}. */
  public DaemonFileModule(ModuleSpec spec, Function<Arguments, Desired> binding) {
    super(spec, binding);
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    DaemonAnswer daemon = host.ask(desired.restart().probe());
    Map<String, Object> values = desired.surroundings().observe(host);
    return new Observed(TextEditing.observe(desired.target(), host), daemon, values);
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    Diff file = TextEditing.diff(desired.target(), observed.file(), desired.edit());
    after(desired, observed).ifPresent(it -> desired.agreement().check(it, observed.daemon()));
    List<Change> changes = new ArrayList<>(file.changes());
    boolean altered = !file.isEmpty();
    if (desired.restart().isDue(observed.daemon(), altered)) {
      changes.add(desired.restart().change());
    }
    if (changes.isEmpty()) {
      return Diff.none();
    }
    List<Prediction<?>> predictions = new ArrayList<>(file.predictions());
    predictions.add(desired.restart().prediction(observed.daemon(), altered));
    return Diff.of(altered ? file.action() : Action.UPDATE, changes).predicting(predictions);
  }

  private static Optional<String> after(Desired desired, Observed observed) {
    Optional<String> before =
        observed
            .file()
            .place()
            .answer()
            .present()
            .flatMap(FileAnswer.Present::content)
            .flatMap(FileText::decode);
    return desired.edit().edit(before, UnaryOperator.identity()).text();
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    Map<String, Object> returned = new LinkedHashMap<>();
    if (!TextEditing.diff(desired.target(), observed.file(), desired.edit()).isEmpty()) {
      returned.putAll(TextEditing.apply(desired.target(), observed.file(), desired.edit(), host));
      returned.remove("msg");
    }
    returned.put("restarted", desired.restart().carryOut(diff, host));
    return returned;
  }

  @Override
  public Map<String, Object> values(Desired desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>(observed.values());
    values.put("path", desired.target().path());
    return values;
  }
}
