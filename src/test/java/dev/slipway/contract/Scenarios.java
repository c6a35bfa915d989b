package dev.slipway.contract;

import dev.slipway.modules.laws.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All scenarios: those that need no more than files, and those that alter a host. */
public final class Scenarios {
  private static final String FOLDER = "modules/src/test/resources/scenarios";

  private Scenarios() {}

  /** In the order of their files. */
  public static List<Scenario> all() {
    return Stream.of(folder(), folder().resolve("hosts")).flatMap(Scenario::all).toList();
  }

  /** Tests start in the folder of their build module or, from an editor, in the project's. */
  private static Path folder() {
    Path start = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(start.resolve(FOLDER))) {
      start = Objects.requireNonNull(start.getParent(), "outside the project");
    }
    return start.resolve(FOLDER);
  }
}
