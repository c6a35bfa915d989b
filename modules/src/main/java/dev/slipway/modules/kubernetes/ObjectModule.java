package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Objects of a cluster, by server-side apply. */
final class ObjectModule implements TaskModule<ObjectModule.Desired, ObjectModule.Observed> {
  private static final ModuleSpec SPEC = ObjectSpec.spec();
  private static final Set<String> ROLLED_OUT = Set.of("Deployment", "DaemonSet", "StatefulSet");

  /**
   * What is declared.
   *
   * @param replace whether an object is deleted and made anew where a field cannot be changed
   * @param patience for how many seconds workloads are awaited; 0: they are not
   */
  record Desired(
      List<ClusterObject> objects,
      boolean present,
      String kubeconfig,
      String manager,
      boolean force,
      boolean replace,
      long patience) {

    ObjectProbe probe(ClusterObject object) {
      return new ObjectProbe(kubeconfig, object, manager, force, present);
    }
  }

  /** What the cluster says about each object, in their order. */
  record Observed(List<ObjectProbe.Answer> answers) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return ObjectSpec.bind(arguments);
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    List<ObjectProbe> probes = desired.objects().stream().map(desired::probe).toList();
    return new Observed(host.askAll(probes));
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    List<Change> changes = new ArrayList<>();
    boolean creates = false;
    for (int i = 0; i < desired.objects().size(); i++) {
      ClusterObject object = desired.objects().get(i);
      ObjectProbe.Answer answer = observed.answers().get(i);
      changes.addAll(
          desired.present() ? applied(desired, object, answer) : removed(object, answer));
      creates |= answer.live().isEmpty();
    }
    Action action = desired.present() ? creates ? Action.CREATE : Action.UPDATE : Action.DELETE;
    Diff diff = Diff.ofChanges(action, changes);
    return diff.isEmpty() ? diff : predicted(desired, diff);
  }

  /** What the cluster makes of an object, and whatever follows from it, only the cluster knows. */
  private static Diff predicted(Desired desired, Diff diff) {
    Diff open = diff.withOpenEnd();
    List<Prediction<?>> predictions = new ArrayList<>();
    desired
        .objects()
        .forEach(object -> predictions.add(Prediction.afterApply(desired.probe(object))));
    return open.predicting(predictions);
  }

  private static List<Change> removed(ClusterObject object, ObjectProbe.Answer answer) {
    if (!answer.refusal().isEmpty()) {
      return switch (Refusal.of(answer.refusal())) {
        case Refusal.NoKind _, Refusal.NoNamespace _ -> List.of();
        case Refusal refusal -> throw failure(object, refusal);
      };
    }
    return answer.live().isEmpty()
        ? List.of()
        : List.of(
            new Change.Attribute(
                object.title(), "state", Optional.of("present"), Optional.empty(), false));
  }

  private static List<Change> applied(
      Desired desired, ClusterObject object, ObjectProbe.Answer answer) {
    if (answer.applied().isPresent()) {
      Map<String, Object> after = ClusterObject.stripped(answer.applied().get());
      return answer
          .live()
          .map(live -> ObjectDifference.between(object, ClusterObject.stripped(live), after))
          .orElseGet(() -> List.of(created(object)));
    }
    return switch (Refusal.of(answer.refusal())) {
      case Refusal.Immutable(String said) when desired.replace() ->
          List.of(new Change.Run("delete " + object.title() + " and create it anew: " + said));
      case Refusal.NoNamespace(String namespace)
          when desired.objects().stream().anyMatch(other -> other.makesNamespace(namespace)) ->
          List.of(created(object));
      case Refusal.NoKind _
          when desired.objects().stream().anyMatch(other -> other.defines(object)) ->
          List.of(created(object));
      case Refusal refusal -> throw failure(object, refusal);
    };
  }

  private static Change created(ClusterObject object) {
    return new Change.Text(
        object.title(),
        Optional.empty(),
        Optional.of(ObjectDifference.shown(object, object.definition())),
        false);
  }

  private static TaskFailedException failure(ClusterObject object, Refusal refusal) {
    String title = object.title();
    return new TaskFailedException(
        switch (refusal) {
          case Refusal.Conflict(String manager, String said) ->
              "%s has fields that \"%s\" manages: %s. Leave them out, or write force: true to take them over."
                  .formatted(title, manager, said);
          case Refusal.Immutable(String said) ->
              "%s has a field that cannot be changed once it is there: %s. Write replace: true to delete it and create it anew."
                  .formatted(title, said);
          case Refusal.NoNamespace(String namespace) ->
              "%s: there is no namespace \"%s\". Create it first.".formatted(title, namespace);
          case Refusal.NoKind(String said) ->
              "%s: the cluster does not know its kind (%s). Create its CustomResourceDefinition first."
                  .formatted(title, said);
          case Refusal.NoAnswer(String said) ->
              "%s: the API server cannot be asked from this host: %s".formatted(title, said);
          case Refusal.Other(String said) ->
              "%s is refused: %s"
                  .formatted(title, object.isSecret() ? "(hidden, it is a Secret)" : said);
        });
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    for (ClusterObject object : desired.objects()) {
      ObjectProbe.Answer answer = host.ask(desired.probe(object));
      List<Change> changes =
          desired.present() ? applied(desired, object, answer) : removed(object, answer);
      if (changes.isEmpty()) {
        continue;
      }
      if (!desired.present() || changes.stream().anyMatch(Change.Run.class::isInstance)) {
        require(host, object, command(desired, "delete", "--ignore-not-found", "-f", "-"));
      }
      if (desired.present()) {
        List<String> options = ObjectProbe.options(desired.manager(), desired.force());
        require(
            host,
            object,
            command(desired, "apply", "-f", "-").with(options.toArray(String[]::new)));
        await(desired, object, host);
      }
    }
    return Map.of();
  }

  private static ShellCommand command(Desired desired, String... words) {
    return ShellCommand.of("kubectl", "--kubeconfig", desired.kubeconfig()).with(words);
  }

  private static void require(HostSession host, ClusterObject object, ShellCommand command)
      throws HostException {
    byte[] text = Json.text(object.definition()).getBytes(StandardCharsets.UTF_8);
    ScriptResult result = host.run(command.input(text));
    if (result.exit() != 0) {
      throw failure(object, Refusal.of(result.stderrText().strip()));
    }
  }

  private static void await(Desired desired, ClusterObject object, HostSession host)
      throws HostException {
    if (desired.patience() == 0 || !ROLLED_OUT.contains(object.kind())) {
      return;
    }
    ShellCommand status =
        command(desired, "rollout", "status", object.kind().toLowerCase(java.util.Locale.ROOT))
            .with(object.name(), "--timeout", desired.patience() + "s");
    ScriptResult result =
        host.run(object.namespace().isEmpty() ? status : status.with("-n", object.namespace()));
    if (result.exit() != 0) {
      throw new TaskFailedException(
          "%s is applied, and is not ready within %d s: %s"
              .formatted(object.title(), desired.patience(), result.stderrText().strip()));
    }
  }

  @Override
  public Map<String, Object> values(Desired desired, Observed observed) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (ClusterObject object : desired.objects()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("kind", object.kind());
      entry.put("namespace", object.namespace());
      entry.put("name", object.name());
      objects.add(entry);
    }
    return Map.of("objects", objects);
  }
}
