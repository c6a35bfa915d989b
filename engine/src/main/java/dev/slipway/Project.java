package dev.slipway;

import dev.slipway.diagnostic.Problem;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.model.Host;
import dev.slipway.model.Inventory;
import dev.slipway.model.VariableLayer;
import java.util.List;
import java.util.Set;

/**
 * Everything that can be known without a host: loaded, compiled and checked.
 *
 * @param request what was asked for
 * @param selected the hosts that {@code --limit} leaves; without one all, and the implicit
 *     localhost
 * @param extra the layer of the command line's variables
 * @param facts the names of the facts that the playbooks mention
 * @param warnings what is probably not meant, and does not keep anything from running
 */
public record Project(
    ProjectRequest request,
    List<CompiledPlaybook> playbooks,
    Inventory inventory,
    Set<Host> selected,
    VariableLayer extra,
    Set<String> facts,
    List<Problem> warnings) {

  Project withPlaybooks(List<CompiledPlaybook> others) {
    return new Project(request, others, inventory, selected, extra, facts, warnings);
  }
}
