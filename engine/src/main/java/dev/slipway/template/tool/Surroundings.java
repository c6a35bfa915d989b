package dev.slipway.template.tool;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * What tools know of the machine that Slipway runs on.
 *
 * @param clock read once
 * @param environment for {@code $lookup.env}
 * @param patience how long a command of {@code $lookup.pipe} may take
 */
public record Surroundings(Clock clock, Map<String, String> environment, Duration patience) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process; a command may take a minute. */
  public static Surroundings ofThisProcess() {
    return new Surroundings(Clock.systemUTC(), System.getenv(), Duration.ofMinutes(1));
  }
}
