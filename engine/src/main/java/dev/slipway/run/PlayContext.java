package dev.slipway.run;

import dev.slipway.graph.FileSearch;
import dev.slipway.graph.TaskGraph;
import dev.slipway.model.Inventory;
import dev.slipway.plan.ScopeFactory;
import dev.slipway.plan.TaskBinder;
import dev.slipway.template.Renderer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What all tasks of a play share while it runs.
 *
 * @param allHosts the hosts of this play, in order
 * @param playHosts those of the batch that runs
 * @param awaited the names of the hosts that later plays are for, as far as that is known
 * @param files where files and templates are searched
 * @param facts the names of the facts that the play mentions
 * @param threads for observing ahead
 */
record PlayContext(
    RunServices services,
    TaskGraph graph,
    List<HostState> allHosts,
    List<HostState> playHosts,
    Set<String> awaited,
    TaskBinder binder,
    FileSearch files,
    Set<String> facts,
    Executor threads) {

  RunOptions options() {
    return services.options();
  }

  Renderer renderer() {
    return services.renderer();
  }

  Inventory inventory() {
    return services.population().inventory();
  }

  /** Every host by name, those of other plays and the implicit localhost too. */
  Map<String, HostState> states() {
    return services.population().states();
  }

  /** A host by any of its names; one that nobody wrote down has no state. */
  Optional<HostState> state(String name) {
    return inventory().host(name).map(host -> states().get(host.name()));
  }

  ScopeFactory scopes() {
    return services.scopes();
  }
}
