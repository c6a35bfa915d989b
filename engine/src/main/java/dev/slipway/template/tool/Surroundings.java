package dev.slipway.template.tool;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What tools know of the machine that Slipway runs on.
 *
 * @param began when the run began, which to {@code $date} is now
 * @param environment for {@code $lookup.env}
 * @param patience how long a command of {@code $lookup.pipe} may take
 */
public record Surroundings(Instant began, Map<String, String> environment, Duration patience) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process for a run that begins at this instant; a command may take a minute. */
  public static Surroundings at(Instant began) {
    return new Surroundings(began, System.getenv(), Duration.ofMinutes(1));
  }

  /** The same for a run that began when this process was started. */
  public static Surroundings ofThisProcess() {
    Instant began =
        ProcessHandle.current()
            .info()
            .startInstant()
            .orElseThrow(() -> new IllegalStateException("this system tells no time of start"));
    return at(began);
  }
}
