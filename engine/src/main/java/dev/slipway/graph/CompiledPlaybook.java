package dev.slipway.graph;

import dev.slipway.model.Playbook;
import java.util.List;

/**
 * A playbook and the graphs of its plays.
 *
 * @param graphs one for each play, in order
 */
public record CompiledPlaybook(Playbook playbook, List<TaskGraph> graphs) {
  public CompiledPlaybook {
    graphs = List.copyOf(graphs);
  }
}
