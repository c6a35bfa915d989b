package dev.slipway.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.conformance.Case;
import dev.slipway.conformance.CaseRun;
import dev.slipway.diagnostic.ProblemRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the page anew with {@code -Dgolden.update}. A mistake is a folder with {@code
 * playbook.yml} and {@code ansible.txt}: when ansible-core speaks up, in the first line, and what
 * it says, as it was recorded.
 */
class ErrorsPageTest {
  private static final Path MISTAKES = Path.of("resources/errors");
  private static final Path PAGE = Path.of("../../docs/errors.md");
  private static final String HEAD =
      """
      # The same mistake, there and here

      Twenty mistakes, each in a playbook for two hosts. What ansible-core says was recorded with version 2.14.18, from the same playbook with its expressions in Jinja2; long lines are cut. What Slipway says is kept true by a test.
      """;

  @TempDir private Path folder;

  @Test
  void page_saysWhatIsSaid() throws Exception {
    StringBuilder page = new StringBuilder(HEAD);
    CaseRun run = new CaseRun(folder.toRealPath());
    for (Path mistake : mistakes()) {
      page.append('\n').append(section(mistake, run));
    }
    if (System.getProperty("golden.update") != null && System.getenv("CI") == null) {
      Files.writeString(PAGE, page);
    }

    assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
  }

  @Test
  void thereAreTwenty() throws IOException {
    assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(20);
  }

  private static List<Path> mistakes() throws IOException {
    try (Stream<Path> folders = Files.list(MISTAKES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static String section(Path mistake, CaseRun run) throws Exception {
    String title =
        String.valueOf(mistake.getFileName()).replaceFirst("^\\d+-", "").replace('-', ' ');
    String playbook = Files.readString(mistake.resolve("playbook.yml"));
    String[] recorded = Files.readString(mistake.resolve("ansible.txt")).split("\n", 2);
    String tags = title.startsWith("a tag") ? "instal" : "";
    Case.Asked asked = new Case.Asked(false, tags, "", "", List.of());
    Map<String, String> files = Map.of(Case.PLAYBOOK, playbook, Case.INVENTORY, "web1\nweb2\n");
    run.run(new Case(title, files, asked, "", List.of(), Optional.empty()));
    String said = new ProblemRenderer(false).render(run.problems()) + run.events();
    String when = run.events().isEmpty() ? "before a host is contacted" : "when the task runs";
    return "## "
        + title
        + "\n\n"
        + block("yaml", playbook)
        + "\nansible-core, "
        + recorded[0]
        + ":\n\n"
        + block("", recorded[1])
        + "\nSlipway, "
        + when
        + ":\n\n"
        + block("", said);
  }

  private static String block(String language, String text) {
    return "```" + language + "\n" + text.stripTrailing() + "\n```\n";
  }
}
