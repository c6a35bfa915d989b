package dev.slipway.modules.ceph;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A name in a Ceph cluster, its key and its capabilities. */
final class AuthModule implements TaskModule<AuthModule.Desired, AuthModule.Observed> {
  private static final ModuleSpec SPEC = AuthSpec.spec();

  /**
   * What is declared.
   *
   * @param capabilities by daemon, all of them
   */
  record Desired(
      CephClient client, String entity, boolean present, Map<String, String> capabilities) {

    EntityProbe probe() {
      return new EntityProbe(client, entity);
    }
  }

  /** What the cluster says about the name, and about itself. */
  record Observed(EntityProbe.Answer entity, MonitorsProbe.Answer monitors) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return AuthSpec.bind(arguments);
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    ToolProbe.require(host, "ceph", "ceph-common");
    return new Observed(host.ask(desired.probe()), host.ask(new MonitorsProbe(desired.client())));
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    return switch (observed.entity()) {
      case EntityProbe.Answer.Refused(String said) ->
          throw new TaskFailedException(desired.client().explain(said));
      case EntityProbe.Answer.Absent _ -> desired.present() ? creation(desired) : Diff.none();
      case EntityProbe.Answer.Present present ->
          desired.present() ? update(desired, present) : removal(desired, present);
    };
  }

  private static Diff creation(Desired desired) {
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change.Attribute(
            desired.entity(), "state", Optional.empty(), Optional.of("present"), false));
    changes.addAll(capabilities(desired, Map.of()));
    return predicted(desired, "", Diff.of(Action.CREATE, changes));
  }

  private static Diff update(Desired desired, EntityProbe.Answer.Present before) {
    Diff diff = Diff.ofChanges(Action.UPDATE, capabilities(desired, before.capabilities()));
    return diff.isEmpty() ? diff : predicted(desired, before.key(), diff);
  }

  private static Diff predicted(Desired desired, String key, Diff diff) {
    EntityProbe.Answer after = new EntityProbe.Answer.Present(key, desired.capabilities());
    return diff.predicting(List.of(Prediction.of(desired.probe(), after)));
  }

  private static Diff removal(Desired desired, EntityProbe.Answer.Present before) {
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change.Attribute(
            desired.entity(), "state", Optional.of("present"), Optional.empty(), false));
    changes.addAll(capabilities(desired, before.capabilities()));
    EntityProbe.Answer after = new EntityProbe.Answer.Absent();
    return Diff.of(Action.DELETE, changes)
        .predicting(List.of(Prediction.of(desired.probe(), after)));
  }

  private static List<Change> capabilities(Desired desired, Map<String, String> before) {
    Map<String, String> after = desired.present() ? desired.capabilities() : Map.of();
    Set<String> daemons = new LinkedHashSet<>(before.keySet());
    daemons.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String daemon : daemons) {
      Optional<String> one = Optional.ofNullable(before.get(daemon));
      Optional<String> other = Optional.ofNullable(after.get(daemon));
      if (!one.equals(other)) {
        changes.add(new Change.Attribute(desired.entity(), "caps." + daemon, one, other, false));
      }
    }
    return changes;
  }

  /** {@code get-or-create} makes a key only where there is none; {@code caps} never touches it. */
  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    List<String> words = new ArrayList<>(List.of("auth"));
    words.add(
        switch (diff.action()) {
          case CREATE -> "get-or-create";
          case DELETE -> "rm";
          case UPDATE, RUN, NONE -> "caps";
        });
    words.add(desired.entity());
    desired
        .capabilities()
        .forEach(
            (daemon, value) -> {
              if (desired.present()) {
                words.addAll(List.of(daemon, value));
              }
            });
    ScriptResult result = host.run(desired.client().command("ceph", words.toArray(String[]::new)));
    if (result.exit() != 0) {
      throw new TaskFailedException(
          "The cluster refuses this for \"%s\": %s"
              .formatted(desired.entity(), desired.client().explain(result.stderrText())));
    }
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Desired desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("entity", desired.entity());
    values.put("user", desired.entity().substring(desired.entity().indexOf('.') + 1));
    if (desired.present()
        && observed.entity() instanceof EntityProbe.Answer.Present present
        && !present.key().isEmpty()) {
      values.put("key", present.key());
    }
    if (observed.monitors() instanceof MonitorsProbe.Answer.Known known) {
      values.put("fsid", known.fsid());
      values.put("monitors", known.legacy());
    }
    return values;
  }
}
