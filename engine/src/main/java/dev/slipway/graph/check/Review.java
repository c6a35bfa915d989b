package dev.slipway.graph.check;

import dev.slipway.diagnostic.Problems;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.TagSelection;
import dev.slipway.model.Inventory;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.model.VariableLayer;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.template.Renderer;
import java.util.List;
import java.util.Set;

/** Looks over playbooks that compile, for what is most probably not meant. */
public final class Review {
  private final Renderer renderer;
  private final ModuleRegistry modules;
  private final Problems problems;

  public Review(Renderer renderer, ModuleRegistry modules, Problems problems) {
    this.renderer = renderer;
    this.modules = modules;
    this.problems = problems;
  }

  /** What is worth saying whenever playbooks are used. */
  public void review(List<CompiledPlaybook> compiled, Inventory inventory, TagSelection tags) {
    List<Playbook> playbooks = compiled.stream().map(CompiledPlaybook::playbook).toList();
    TagCheck.check(playbooks, tags, problems);
    HandlerCheck.check(playbooks, problems);
    SecretCheck secrets = new SecretCheck(modules, problems);
    secrets.check(inventory);
    ConditionCheck conditions = new ConditionCheck(renderer, problems);
    for (Play play : playbooks.stream().flatMap(playbook -> playbook.plays().stream()).toList()) {
      IdCheck.check(play, problems);
      ReachCheck.check(play, problems);
      conditions.check(play);
      secrets.check(play);
    }
    ModeCheck modes = new ModeCheck(renderer, modules, inventory, problems);
    compiled.forEach(playbook -> playbook.graphs().forEach(modes::check));
  }

  /**
   * What is worth saying only to those who ask: it is often meant.
   *
   * @param others variables from elsewhere, which may use those of the playbooks
   */
  public void reviewStrictly(List<CompiledPlaybook> compiled, Set<VariableLayer> others) {
    List<Playbook> playbooks = compiled.stream().map(CompiledPlaybook::playbook).toList();
    LiteralModeCheck modes = new LiteralModeCheck(modules, problems);
    playbooks.forEach(playbook -> playbook.plays().forEach(modes::check));
    UnusedVariableCheck.check(playbooks, others, problems);
  }
}
