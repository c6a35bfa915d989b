package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the nodes: roles and blocks are flattened, handlers stand at the points where they are
 * flushed, tasks that the tags leave out are gone. Connects them in the written order; the children
 * of a {@code parallel} block follow what is before the block, not each other.
 */
final class WriteOut implements GraphPass {
  private final TagSelection tags;

  WriteOut(TagSelection tags) {
    this.tags = tags;
  }

  @Override
  public void apply(GraphDraft draft, Problems problems) {
    Play play = draft.play();
    Walk walk = new Walk(draft, problems);
    List<Integer> after = walk.sequence(play.preTasks(), walk.outside(), List.of());
    after = walk.flush(walk.outside(), after);
    after = walk.sequence(play.roles(), walk.outside(), after);
    after = walk.sequence(play.tasks(), walk.outside(), after);
    after = walk.flush(walk.outside(), after);
    after = walk.sequence(play.postTasks(), walk.outside(), after);
    walk.flush(walk.outside(), after);
  }

  /** One walk through a play; the lists of indices are what the next node has to follow. */
  private final class Walk {
    private final GraphDraft draft;
    private final Problems problems;
    private final Place outside;
    private boolean notified;
    private int blocks;

    Walk(GraphDraft draft, Problems problems) {
      this.problems = problems;
      this.draft = draft;
      this.outside = Place.of(draft.play());
    }

    /** Where a play's own lists stand. */
    Place outside() {
      return outside;
    }

    List<Integer> sequence(List<Step> steps, Place place, List<Integer> before) {
      List<Integer> after = before;
      for (Step step : steps) {
        after = step(step, place, after);
      }
      return after;
    }

    private List<Integer> step(Step step, Place place, List<Integer> before) {
      return switch (step) {
        case Task task -> task(task, place, before);
        case Block block when block.isGuarded() -> guarded(block, place, before);
        case Block block when block.role().isPresent() && mayEnd(block) ->
            steps(block, place.inside(block).in(new Section(blocks++, Section.Part.ROLE)), before);
        case Block block -> steps(block, place.inside(block), before);
        case Inclusion inclusion -> include(inclusion, place, before);
      };
    }

    private List<Integer> steps(Block block, Place inside, List<Integer> before) {
      return isParallel(block)
          ? parallel(block, inside, before)
          : sequence(block.steps(), inside, before);
    }

    /** What is tried, its rescue and what is always done, with gates between them. */
    private List<Integer> guarded(Block block, Place place, List<Integer> before) {
      Place inside = place.inside(block);
      int number = blocks++;
      List<Integer> after = gate(block, new Gate(number, Gate.Step.ENTER), place, before);
      after = steps(block, inside.in(new Section(number, Section.Part.TRY)), after);
      if (!block.rescue().isEmpty()) {
        after = gate(block, new Gate(number, Gate.Step.RESCUE), place, after);
        Section rescue = new Section(number, Section.Part.RESCUE);
        after = sequence(block.rescue(), inside.in(rescue), after);
      }
      if (!block.always().isEmpty()) {
        after = gate(block, new Gate(number, Gate.Step.ALWAYS), place, after);
        Section always = new Section(number, Section.Part.ALWAYS);
        after = sequence(block.always(), inside.in(always), after);
      }
      return gate(block, new Gate(number, Gate.Step.LEAVE), place, after);
    }

    /** The choices stand side by side behind the gate; a host does at most one of them. */
    private List<Integer> include(Inclusion inclusion, Place place, List<Integer> before) {
      Surroundings around = place.surroundings().with(inclusion.keywords());
      if (!tags.selects(tagsOf(around))) {
        return before;
      }
      int number = blocks++;
      List<Inclusion.Choice> choices = inclusion.choices();
      Gate gate =
          new Gate(
              number, Gate.Step.INCLUDE, choices.stream().map(Inclusion.Choice::name).toList());
      List<Integer> opened = add(place.inclusion(inclusion, gate), before);
      Set<Integer> ends = new java.util.LinkedHashSet<>(opened);
      for (int choice = 0; choice < choices.size(); choice++) {
        Section section = new Section(number, Section.Part.INCLUDED, choice);
        ends.addAll(step(choices.get(choice).block(), place.in(section), opened));
      }
      return List.copyOf(ends);
    }

    private List<Integer> gate(Block block, Gate gate, Place place, List<Integer> before) {
      return add(place.gate(block, gate), before);
    }

    private List<Integer> parallel(Block block, Place inside, List<Integer> before) {
      Set<Integer> ends = new java.util.LinkedHashSet<>();
      block.steps().forEach(step -> ends.addAll(step(step, inside, before)));
      return ends.isEmpty() ? before : List.copyOf(ends);
    }

    private List<Integer> task(Task task, Place place, List<Integer> before) {
      Surroundings around = place.surroundings().with(task.keywords());
      boolean meta = isMeta(task);
      if (!tags.selects(tagsOf(around))) {
        return before;
      }
      if (meta && MetaAction.of(task).equals(MetaAction.FLUSH_HANDLERS)) {
        return flush(place, before);
      }
      requireRole(task, meta, place);
      notified |= !around.all(Keyword.NOTIFY).isEmpty();
      TaskNode.Kind kind = meta ? TaskNode.Kind.META : TaskNode.Kind.TASK;
      return add(place.task(kind, task), before);
    }

    private void requireRole(Task task, boolean meta, Place place) {
      boolean inRole =
          place.sections().stream().anyMatch(section -> section.part() == Section.Part.ROLE);
      if (meta && MetaAction.of(task) == MetaAction.END_ROLE && !inRole) {
        problems.error(
            ProblemCode.UNSUPPORTED,
            task.range(),
            "\"end_role\" stands in no role, so that there is none to end.",
            "write \"end_host\" to end the play for this host, or move it into a role");
      }
    }

    private List<Integer> flush(Place place, List<Integer> before) {
      List<Integer> after = before;
      if (notified) {
        for (Handlers.Handler handler : Handlers.of(draft.play())) {
          after = add(place.handler(handler), after);
        }
      }
      return after;
    }

    private List<Integer> add(TaskNode node, List<Integer> before) {
      int index = draft.add(node);
      before.forEach(
          from -> draft.connect(from, index, Edge.Reason.WRITTEN_ORDER, node.task().range()));
      return List.of(index);
    }
  }

  /** Whether a host may leave a role before its end. */
  private static boolean mayEnd(Step step) {
    return switch (step) {
      case Task task -> isMeta(task) && MetaAction.of(task) == MetaAction.END_ROLE;
      case Block block -> block.all().stream().anyMatch(WriteOut::mayEnd);
      case Inclusion inclusion ->
          inclusion.choices().stream().anyMatch(choice -> mayEnd(choice.block()));
    };
  }

  private static boolean isMeta(Task task) {
    return ModuleRegistry.shortName(task.module().text()).equals("meta");
  }

  private static boolean isParallel(Block block) {
    return block
        .keywords()
        .scalar(Keyword.PARALLEL)
        .filter(scalar -> Boolean.TRUE.equals(scalar.value()))
        .isPresent();
  }

  /** The tags of a task and of everything around it; a text may hold several, with commas. */
  static Set<String> tagsOf(Surroundings around) {
    return around.texts(Keyword.TAGS).stream()
        .flatMap(scalar -> java.util.Arrays.stream(scalar.text().split(",")))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .collect(Collectors.toSet());
  }
}
