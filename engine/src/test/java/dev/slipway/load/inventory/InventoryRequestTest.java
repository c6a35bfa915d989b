package dev.slipway.load.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Inventory;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryRequestTest {
  @TempDir Path folder;

  private final Problems problems = new Problems();

  @Test
  void yamlThatIsNamedAsIni_saysSo() throws IOException {
    Files.writeString(folder.resolve("hosts.ini"), "# hosts\nall:\n  hosts:\n    a:\n");

    InventoryLoader.load(
        List.of(folder.resolve("hosts.ini").toString()),
        List.of(),
        Vault.withoutPasswords(),
        problems);

    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message())
                  .isEqualTo("This looks like YAML, and by its name it is an inventory in INI.");
              assertThat(problem.fix()).isEqualTo("rename it to \"hosts.yml\"");
            });
  }

  @Test
  void groupsYetToCome_bringTheirVariables() throws IOException {
    Files.writeString(folder.resolve("hosts"), "a\n");
    Files.createDirectory(folder.resolve("group_vars"));
    Files.writeString(folder.resolve("group_vars/later.yml"), "x: 1\n");
    Files.writeString(folder.resolve("group_vars/never.yml"), "x: 2\n");

    Inventory inventory =
        InventoryLoader.load(
            new InventoryLoader.Request(
                List.of(folder.resolve("hosts").toString()), List.of(), "later"::equals),
            Vault.withoutPasswords(),
            problems);

    assertThat(inventory.groupVariables("later")).hasSize(1);
    assertThat(inventory.groupVariables("never")).isEmpty();
    assertThat(inventory.groups()).doesNotContainKey("later");
  }
}
