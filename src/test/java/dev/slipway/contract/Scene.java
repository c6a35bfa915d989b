package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostException;
import dev.slipway.host.ScriptResult;
import java.nio.file.Path;

/** What a host is like before anything is tried on it. */
final class Scene {
  /** What stands for {@code /PLACE}. */
  static final Path PLACE = Path.of("/srv/contract");

  private static final String EMPTY_PLACE =
      "umask 022; cd /; chattr -Rf -i %1$s; rm -rf %1$s; mkdir %1$s%n".formatted(PLACE);

  private Scene() {}

  /** Empties the place, then runs lines of a scenario as root. */
  static void set(ContractHost host, String before) throws HostException {
    ScriptResult scene = host.asRoot(EMPTY_PLACE + before);
    assertThat(scene.exit()).as("setting the scene: " + scene.stderrText()).isZero();
  }
}
