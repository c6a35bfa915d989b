package dev.slipway.graph.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.graph.TagSelection;
import dev.slipway.load.playbook.PlaybookLoader;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.model.Playbook;
import dev.slipway.module.SpecModules;
import dev.slipway.vault.Vault;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TagCheckTest {
  private static final String PLAYBOOK =
      """
      - hosts: all
        tags: base
        tasks:
          - debug:
            tags: [deploy, "a, b"]
        handlers:
          - name: x
            debug:
            tags: restart
      """;

  private static List<String> found(String playbook, Set<String> only, Set<String> skip) {
    Problems problems = new Problems();
    Path here = Path.of("").toAbsolutePath();
    Playbook loaded =
        new PlaybookLoader(
                SpecModules.registry(),
                new RolePaths(here, List.of(), here),
                Vault.withoutPasswords())
            .load(new SourceFile("site.yml", playbook), here, problems)
            .getFirst();
    TagCheck.check(List.of(loaded), new TagSelection(only, skip), problems);
    return problems.all().stream().map(TagCheckTest::line).toList();
  }

  private static String line(Problem problem) {
    return "%s %s %s %s"
        .formatted(problem.range(), problem.code().label(), problem.message(), problem.fix());
  }

  @Test
  void knownTags_areFine() {
    assertThat(found(PLAYBOOK, Set.of("base", "deploy", "b"), Set.of("a", "restart"))).isEmpty();
  }

  @Test
  void specialTags_areFine() {
    assertThat(found(PLAYBOOK, Set.of("all", "tagged", "always"), Set.of("never", "untagged")))
        .isEmpty();
  }

  @Test
  void aSlip_isCorrected() {
    assertThat(found(PLAYBOOK, Set.of("base", "depoly"), Set.of("restrat")))
        .containsExactly(
            "--skip-tags:1:1 unknown-tag No task has the tag \"restrat\". did you mean"
                + " \"restart\"?",
            "--tags:1:1 unknown-tag No task has the tag \"depoly\". did you mean \"deploy\"?");
  }

  @Test
  void anUnknownTag_getsAllThatThereAre() {
    assertThat(found(PLAYBOOK, Set.of("elsewhere"), Set.of()))
        .containsExactly(
            "--tags:1:1 unknown-tag No task has the tag \"elsewhere\"."
                + " use one of: a, b, base, deploy, restart");
  }

  @Test
  void tagsOfAVariable_mayBeAny() {
    String playbook = PLAYBOOK.replace("tags: base", "tags: ${tag}");

    assertThat(found(playbook, Set.of("elsewhere"), Set.of())).isEmpty();
  }
}
