package dev.slipway.graph;

import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Play;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import java.util.ArrayList;
import java.util.List;

/** The handlers of a play, one after the other, those of imported files among them. */
public final class Handlers {
  private Handlers() {}

  /** A handler with what surrounds it. */
  record Handler(Task task, Surroundings surroundings, Layers layers) {}

  /** The handlers in the order of definition, which is the order in which they run. */
  public static List<Task> tasks(Play play) {
    return of(play).stream().map(Handler::task).toList();
  }

  static List<Handler> of(Play play) {
    List<Handler> handlers = new ArrayList<>();
    Surroundings top = new Surroundings(List.of(play.keywords()));
    Layers layers = Layers.of(play);
    play.handlers().forEach(step -> collect(step, top, layers, handlers));
    return handlers;
  }

  private static void collect(
      Step step, Surroundings around, Layers layers, List<Handler> handlers) {
    Surroundings inside = around.with(step.keywords());
    switch (step) {
      case Task task -> handlers.add(new Handler(task, inside, layers));
      case Block block ->
          block.all().forEach(inner -> collect(inner, inside, layers.inside(block), handlers));
      case Inclusion inclusion ->
          inclusion.choices().forEach(choice -> collect(choice.block(), around, layers, handlers));
    }
  }
}
