package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Objects of a cluster that are declared together, in the order in which they are applied.
 *
 * @param present whether they are to be there
 * @param pruning which others go; empty: none
 */
record ObjectSet(
    List<ClusterObject> objects, boolean present, ApplyOptions options, Optional<Pruning> pruning) {
  private static final Set<String> ROLLED_OUT = Set.of("Deployment", "DaemonSet", "StatefulSet");

  ObjectSet {
    objects = List.copyOf(objects);
  }

  /**
   * What the cluster says.
   *
   * @param answers about each object, in their order
   * @param superfluous those that nothing declares any more
   */
  record Observed(List<ObjectProbe.Answer> answers, List<ClusterObject> superfluous) {}

  Observed observe(HostReader host) throws HostException {
    List<ObjectProbe.Answer> answers = host.askAll(objects.stream().map(this::probe).toList());
    return new Observed(
        answers,
        pruning.isPresent()
            ? pruning.get().superfluous(objects, titles(answers), host)
            : List.of());
  }

  /** An object that names no namespace has one in the cluster. */
  private Set<String> titles(List<ObjectProbe.Answer> answers) {
    Stream<ClusterObject> known =
        answers.stream()
            .flatMap(answer -> Stream.concat(answer.live().stream(), answer.applied().stream()))
            .map(ClusterObject::new);
    return Stream.concat(objects.stream(), known)
        .map(ClusterObject::title)
        .collect(Collectors.toUnmodifiableSet());
  }

  private ObjectProbe probe(ClusterObject object) {
    return options.probe(object, present);
  }

  /** How the cluster differs from what is declared. Pure. */
  Diff diff(Observed observed) {
    List<Change> changes = new ArrayList<>();
    boolean creates = false;
    for (int i = 0; i < objects.size(); i++) {
      ObjectProbe.Answer answer = observed.answers().get(i);
      changes.addAll(changes(objects.get(i), answer));
      creates |= answer.live().isEmpty();
    }
    observed.superfluous().forEach(object -> changes.add(removal(object)));
    Action action = present ? creates ? Action.CREATE : Action.UPDATE : Action.DELETE;
    Diff diff = Diff.ofChanges(action, changes);
    return diff.isEmpty() ? diff : predicted(diff);
  }

  private List<Change> changes(ClusterObject object, ObjectProbe.Answer answer) {
    return present ? applied(object, answer) : removed(object, answer);
  }

  /** What the cluster makes of an object, and whatever follows from it, only the cluster knows. */
  private Diff predicted(Diff diff) {
    Stream<Prediction<?>> own = objects.stream().map(this::probe).map(Prediction::afterApply);
    Stream<Prediction<?>> others =
        pruning.stream()
            .flatMap(pruned -> pruned.probes(objects).stream())
            .map(Prediction::afterApply);
    return diff.withOpenEnd().predicting(Stream.concat(own, others).toList());
  }

  private static Change removal(ClusterObject object) {
    return new Change.Attribute(
        object.title(), "state", Optional.of("present"), Optional.empty(), false);
  }

  private static List<Change> removed(ClusterObject object, ObjectProbe.Answer answer) {
    if (!answer.refusal().isEmpty()) {
      return switch (Refusal.of(answer.refusal())) {
        case Refusal.NoKind _, Refusal.NoNamespace _ -> List.of();
        case Refusal refusal -> throw refusal.failure(object);
      };
    }
    return answer.live().isEmpty() ? List.of() : List.of(removal(object));
  }

  private List<Change> applied(ClusterObject object, ObjectProbe.Answer answer) {
    if (answer.applied().isPresent()) {
      Map<String, Object> after = ClusterObject.stripped(answer.applied().get());
      return answer
          .live()
          .map(live -> ObjectDifference.between(object, ClusterObject.stripped(live), after))
          .orElseGet(() -> List.of(created(object)));
    }
    return switch (Refusal.of(answer.refusal())) {
      case Refusal.Immutable(String said) when options.replace() ->
          List.of(new Change.Run("delete " + object.title() + " and create it anew: " + said));
      case Refusal.NoNamespace(String namespace)
          when objects.stream().anyMatch(other -> other.makesNamespace(namespace)) ->
          List.of(created(object));
      case Refusal.NoKind _ when objects.stream().anyMatch(other -> other.defines(object)) ->
          List.of(created(object));
      case Refusal refusal -> throw refusal.failure(object);
    };
  }

  private static Change created(ClusterObject object) {
    return new Change.Text(
        object.title(),
        Optional.empty(),
        Optional.of(ObjectDifference.shown(object, object.definition())),
        false);
  }

  /** Applies or deletes what differs, in order; what is superfluous goes behind it. */
  void apply(HostSession host) throws HostException {
    List<ObjectProbe.Answer> answers = host.askAll(objects.stream().map(this::probe).toList());
    for (int index = 0; index < objects.size(); index++) {
      ClusterObject object = objects.get(index);
      ObjectProbe.Answer answer = answers.get(index);
      // What refused it may be there by now: its namespace, its kind.
      List<Change> changes =
          changes(object, answer.refusal().isEmpty() ? answer : host.ask(probe(object)));
      if (changes.isEmpty()) {
        continue;
      }
      if (!present || changes.stream().anyMatch(Change.Run.class::isInstance)) {
        delete(host, object);
      }
      if (present) {
        List<String> words = ObjectProbe.options(options.manager(), options.force());
        require(
            host, object, options.kubectl("apply", "-f", "-").with(words.toArray(String[]::new)));
        await(object, host);
      }
    }
    if (pruning.isPresent()) {
      for (ClusterObject object : observe(host).superfluous()) {
        delete(host, object);
      }
    }
  }

  private void delete(HostSession host, ClusterObject object) throws HostException {
    require(host, object, options.kubectl("delete", "--ignore-not-found", "-f", "-"));
  }

  private static void require(HostSession host, ClusterObject object, ShellCommand command)
      throws HostException {
    byte[] text = Json.text(object.definition()).getBytes(StandardCharsets.UTF_8);
    ScriptResult result = host.run(command.input(text));
    if (result.exit() != 0) {
      throw Refusal.of(result.stderrText().strip()).failure(object);
    }
  }

  private void await(ClusterObject object, HostSession host) throws HostException {
    if (options.patience() == 0 || !ROLLED_OUT.contains(object.kind())) {
      return;
    }
    ShellCommand status =
        options
            .kubectl("rollout", "status", object.kind().toLowerCase(Locale.ROOT))
            .with(object.name(), "--timeout", options.patience() + "s");
    ScriptResult result =
        host.run(object.namespace().isEmpty() ? status : status.with("-n", object.namespace()));
    if (result.exit() != 0) {
      throw new TaskFailedException(
          "%s is applied, and is not ready within %d s: %s"
              .formatted(object.title(), options.patience(), result.stderrText().strip()));
    }
  }

  /** {@code kind}, {@code namespace} and {@code name} of each. */
  List<Map<String, Object>> names() {
    List<Map<String, Object>> names = new ArrayList<>();
    for (ClusterObject object : objects) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("kind", object.kind());
      entry.put("namespace", object.namespace());
      entry.put("name", object.name());
      names.add(entry);
    }
    return names;
  }
}
