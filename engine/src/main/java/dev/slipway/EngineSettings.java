package dev.slipway;

import dev.slipway.host.HostConnector;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.template.tool.Surroundings;
import dev.slipway.vault.Vault;
import java.util.Map;

/**
 * What an engine is made of, besides its own stages.
 *
 * @param connectors by the name of the kind of connection, {@code ssh} and {@code local}
 * @param vault opens the files and values that are encrypted
 * @param tools what the tools of expressions know of this machine
 */
public record EngineSettings(
    ModuleRegistry modules,
    RolePaths rolePaths,
    Map<String, HostConnector> connectors,
    Vault vault,
    Surroundings tools) {

  /** One whose runs begin with this process. */
  public EngineSettings(
      ModuleRegistry modules,
      RolePaths rolePaths,
      Map<String, HostConnector> connectors,
      Vault vault) {
    this(modules, rolePaths, connectors, vault, Surroundings.ofThisProcess());
  }
}
