package dev.slipway.modules.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.host.probe.PackageSimulation.Impossible;
import dev.slipway.host.probe.PackageSimulation.Possible;
import dev.slipway.host.probe.PackageSimulation.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RpmTransactionTest {
  private static final Path RECORDED = Path.of("src/test/resources/recorded/dnf-4.14");

  private static PackageSimulation read(String name, long exit, boolean downgrade)
      throws IOException {
    return RpmTransaction.read(Files.readAllLines(RECORDED.resolve(name)), exit, downgrade);
  }

  private static Step comes(String name, String version) {
    return new Step(name, Optional.empty(), Optional.of(version), false);
  }

  private static Step goes(String name, String version) {
    return new Step(name, Optional.of(version), Optional.empty(), false);
  }

  @Test
  void installation_namesDependencies() throws IOException {
    assertThat(read("install.txt", 1, false))
        .isEqualTo(new Possible(List.of(comes("scene-app", "1.0-1"), comes("scene-lib", "0.5-1"))));
  }

  @Test
  void upgrade_namesTheNewVersion() throws IOException {
    assertThat(read("upgrade.txt", 1, false))
        .isEqualTo(new Possible(List.of(comes("scene-tool", "2.0-1"))));
  }

  @Test
  void downgrade_isImpossibleUnlessAllowed() throws IOException {
    assertThat(read("downgrade.txt", 1, true))
        .isEqualTo(new Possible(List.of(comes("scene-tool", "1.0-1"))));
    assertThat(read("downgrade.txt", 1, false))
        .isEqualTo(new Impossible("It would downgrade scene-tool to 1.0-1", false));
  }

  @Test
  void removal_namesWhatNeedsIt() throws IOException {
    assertThat(read("remove.txt", 1, false))
        .isEqualTo(new Possible(List.of(goes("scene-lib", "0.5-1"), goes("scene-app", "1.0-1"))));
  }

  @Test
  void unknownPackage_isTold() throws IOException {
    assertThat(read("unknown.txt", 1, false))
        .isInstanceOfSatisfying(
            Impossible.class, impossible -> assertThat(impossible.unknownPackage()).isTrue());
  }

  @Test
  void tableOfYum3_isRead() throws IOException {
    assertThat(read("yum-3-update.txt", 1, false))
        .isEqualTo(
            new Possible(
                List.of(
                    comes("tool", "1:2.0-1.el7"),
                    comes("a-package-whose-name-is-long", "0.5-1.el7"),
                    goes("other.i686", "1.0-1.el7"),
                    goes("other.x86_64", "1.0-1.el7"))));
  }

  @Test
  void nothingToDo_isNoStep() {
    assertThat(RpmTransaction.read(List.of("Nothing to do.", "Complete!"), 0, false))
        .isEqualTo(new Possible(List.of()));
  }

  @Test
  void removalOfWhatIsNotThere_isUnknown() {
    List<String> said = List.of("No match for argument: scene", "No packages marked for removal.");

    assertThat(RpmTransaction.read(said, 0, false)).isInstanceOf(Impossible.class);
    assertThat(RpmTransaction.read(List.of("No match for argument: @scene"), 0, false))
        .isEqualTo(new Possible(List.of()));
  }

  @Test
  void packageThatIsReplaced_goes() {
    List<String> lines =
        List.of(
            "Installing:",
            " next       noarch  2.0-1   base  5 k",
            "     replacing  last.noarch 1.0-1",
            "Skipping packages with conflicts:",
            " left       noarch  2.0-1   base  5 k",
            "Transaction Summary");

    assertThat(RpmTransaction.read(lines, 1, false))
        .isEqualTo(new Possible(List.of(comes("next", "2.0-1"), goes("last", "1.0-1"))));
  }

  /** As the documents of dnf 5 and reports about it show its table. */
  @Test
  void tableOfDnf5_isRead() {
    List<String> lines =
        List.of(
            "Updating and loading repositories:",
            "Repositories loaded.",
            "Package           Arch   Version      Repository      Size",
            "Upgrading:",
            " scene-tool       noarch 1:2.0-1.fc41 updates     40.2 KiB",
            "   replacing scene-tool noarch 1:1.0-1.fc41 fedora 40.1 KiB",
            "Installing dependencies:",
            " scene-lib        noarch 0.5-1.fc41   fedora      10.0   B",
            "",
            "Transaction Summary:",
            " Installing:        1 package",
            " Upgrading:         1 package",
            " Replacing:         1 package",
            "",
            "Total size of inbound packages is 50 KiB. Need to download 50 KiB.");

    assertThat(RpmTransaction.read(lines, 1, false))
        .isEqualTo(
            new Possible(
                List.of(comes("scene-tool", "1:2.0-1.fc41"), comes("scene-lib", "0.5-1.fc41"))));
    assertThat(new RpmDownload(Optional.empty()).isDone(lines, List.of(), List.of())).isFalse();
  }

  @Test
  void whatDnf5DoesNotKnow_isUnknown() {
    List<String> unknown =
        List.of(
            "Updating and loading repositories:",
            "Repositories loaded.",
            "Failed to resolve the transaction:",
            "No match for argument: scene-nothing",
            "You can try to add to command line:",
            "  --skip-unavailable to skip unavailable packages");
    List<String> gone = List.of("No packages to remove for argument: scene", "", "Nothing to do.");

    assertThat(RpmTransaction.read(unknown, 1, false))
        .isEqualTo(new Impossible("No match for argument: scene-nothing", true));
    assertThat(RpmTransaction.read(gone, 0, false)).isInstanceOf(Impossible.class);
    assertThat(
            RpmTransaction.read(
                List.of(
                    "Failed to resolve the transaction:",
                    "Problem: conflicting requests",
                    "  - nothing provides scene-lib needed by scene-app-1.0-1.noarch"),
                1,
                false))
        .isEqualTo(
            new Impossible(
                "Problem: conflicting requests; - nothing provides scene-lib needed by"
                    + " scene-app-1.0-1.noarch",
                false));
  }

  @Test
  void download_isDoneWhenNothingHasToBeFetched() {
    List<Step> steps = List.of(comes("scene-app.noarch", "1:1.0-1"), goes("last", "1.0-1"));
    List<String> said = List.of("Total size: 12 k");
    RpmDownload folder = new RpmDownload(Optional.of("/srv/packages"));

    assertThat(new RpmDownload(Optional.empty()).isDone(said, steps, List.of())).isTrue();
    assertThat(
            new RpmDownload(Optional.empty())
                .isDone(List.of("Total size: 12 k", "Total download size: 6 k"), steps, List.of()))
        .isFalse();
    assertThat(
            new RpmDownload(Optional.empty())
                .isDone(
                    List.of("Total size of inbound packages is 12 KiB. Need to download 0   B."),
                    steps,
                    List.of()))
        .isTrue();
    assertThat(folder.isDone(said, steps, List.of("scene-app-1.0-1.noarch.rpm"))).isTrue();
    assertThat(folder.isDone(said, steps, List.of("scene-app-1.0-2.noarch.rpm"))).isFalse();
  }
}
