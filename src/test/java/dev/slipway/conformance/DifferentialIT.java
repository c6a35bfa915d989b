package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases, with their expressions in Ansible's notation, run by ansible-core itself: the same
 * tasks come in the same order, with the same results and the same recap. What differs stands in
 * docs/differences.md, and does differ.
 */
class DifferentialIT {
  private static final int FEWEST = 200;
  private static final Path DIFFERENCES = Path.of("../../docs/differences.md");

  @TempDir private Path folder;

  @Test
  void ansible_doesTheSame() throws Exception {
    boolean there = Files.exists(Path.of("/usr/bin/ansible-playbook"));
    if (!there && "required".equals(System.getenv("SLIPWAY_LAB"))) {
      throw new AssertionError("SLIPWAY_LAB=required, but there is no ansible-playbook");
    }
    Assumptions.assumeTrue(there, "there is no ansible-playbook; install ansible-core");

    Map<String, Case> compared = comparable();
    AnsibleRun ansible = new AnsibleRun(Files.createDirectory(folder.resolve("theirs")));
    for (Map.Entry<String, Case> each : compared.entrySet()) {
      Case one = each.getValue();
      ansible.write(each.getKey(), one, AnsibleTranslation.of(one).orElseThrow());
    }
    ansible.run();
    CaseRun ours = new CaseRun(Files.createDirectory(folder.resolve("ours")).toRealPath());
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Case> each : compared.entrySet()) {
      verdict(each, ours, ansible).ifPresent(wrong::add);
    }

    assertThat(wrong).isEmpty();
    assertThat(compared).as("cases that both can run").hasSizeGreaterThan(FEWEST);
  }

  private static Map<String, Case> comparable() {
    Map<String, Case> cases = new LinkedHashMap<>();
    Case.all()
        .filter(one -> !one.expect().isBlank())
        .filter(one -> AnsibleTranslation.of(one).isPresent())
        .forEach(one -> cases.put("%03d".formatted(cases.size()), one));
    return cases;
  }

  private static Optional<String> verdict(
      Map.Entry<String, Case> each, CaseRun ours, AnsibleRun ansible) throws Exception {
    Case one = each.getValue();
    List<String> differences =
        ansible
            .finished(each.getKey())
            .map(theirs -> Comparison.differences(ours(ours, one), theirs))
            .orElseGet(() -> List.of("there nothing began"));
    boolean same = differences.isEmpty();
    if (one.differs().isPresent()) {
      return same ? Optional.of(one.name() + ": does not differ any more") : Optional.empty();
    }
    return same
        ? Optional.empty()
        : Optional.of(one + ": " + differences + "\n" + ansible.output(each.getKey()).strip());
  }

  private static CaseRun ours(CaseRun run, Case one) {
    try {
      return run.run(one);
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyDifference_standsInTheDocs() throws Exception {
    List<String> rows =
        Files.readAllLines(DIFFERENCES).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| Matter"))
            .map(line -> line.split("\\|", -1)[1].strip())
            .toList();

    assertThat(rows).doesNotHaveDuplicates();
    assertThat(Case.all().flatMap(one -> one.differs().stream())).isSubsetOf(rows);
  }
}
