package dev.slipway;

import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.TagSelection;
import dev.slipway.graph.TaskGraph;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.module.SpecModules;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles playbooks for tests of what comes behind that. */
public final class Compiled {
  private Compiled() {}

  /** A playbook that is written into a folder first; other files may lie there. */
  public static List<CompiledPlaybook> in(Path folder, String playbook) throws IOException {
    Path file = Files.writeString(folder.resolve("site.yml"), playbook);
    RolePaths roles = new RolePaths(folder, List.of(), folder.resolve("home"));
    Engine engine =
        new Engine(
            new EngineSettings(SpecModules.registry(), roles, Map.of(), Vault.withoutPasswords()));
    ProjectRequest request =
        new ProjectRequest(
            List.of(file), List.of(), Optional.empty(), TagSelection.everything(), List.of());
    return engine.load(request).playbooks();
  }

  public static List<TaskGraph> graphs(List<CompiledPlaybook> playbooks) {
    return playbooks.stream().flatMap(one -> one.graphs().stream()).toList();
  }
}
