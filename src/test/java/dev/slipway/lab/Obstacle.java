package dev.slipway.lab;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What keeps a part of the lab from running on this machine.
 *
 * @param reason empty when it can run
 */
record Obstacle(Optional<String> reason) {
  private static final Namespace NAMESPACE = Namespace.create(Obstacle.class);

  /**
   * Asks the script once for each JVM. It also makes the base or the disk that hosts start from,
   * which a machine without a mirror of Debian cannot.
   *
   * @param commands what the script must be able to do, in this order
   */
  static Obstacle of(ExtensionContext context, String... commands) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(List.of(commands), _ -> first(commands), Obstacle.class);
  }

  /** Whether tests that cannot run fail, and whatever they need is made first. */
  static boolean isRequired() {
    return "required".equals(System.getenv("SLIPWAY_LAB"));
  }

  private static Obstacle first(String... commands) {
    return new Obstacle(
        Stream.of(commands).map(LabScript::obstacle).flatMap(Optional::stream).findFirst());
  }

  /**
   * Skips the tests when they cannot run.
   *
   * @throws AssertionError instead, when the environment has {@code SLIPWAY_LAB=required}
   */
  ConditionEvaluationResult asCondition() {
    if (reason.isEmpty()) {
      return ConditionEvaluationResult.enabled("the lab can run");
    }
    if (isRequired()) {
      throw new AssertionError("SLIPWAY_LAB=required, but: " + reason.get());
    }
    return ConditionEvaluationResult.disabled(reason.get());
  }
}
