package dev.slipway.run;

import dev.slipway.host.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a run is carried out; what is set here is weaker than variables and keywords, as with
 * Ansible.
 *
 * @param dryRun nothing is changed
 * @param forks how many pieces of work are under way at once
 * @param window how many coming tasks of a host are observed ahead; 1: none
 * @param connection {@code ssh} or {@code local}; unset: ssh, local for the implicit localhost
 * @param forceHandlers whether notified handlers run on hosts that failed, in all plays
 */
public record RunOptions(
    boolean dryRun,
    int forks,
    int window,
    Optional<String> remoteUser,
    Optional<String> connection,
    Optional<Path> privateKey,
    boolean become,
    Optional<String> becomeUser,
    Optional<Secret> password,
    Optional<Secret> becomePassword,
    Duration connectTimeout,
    boolean forceHandlers) {

  public static RunOptions defaults() {
    return new RunOptions(
        false,
        50,
        512,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(10),
        false);
  }

  public RunOptions asDryRun() {
    return with(true, forceHandlers);
  }

  /** Notified handlers run also on hosts that failed. */
  public RunOptions forcingHandlers() {
    return with(dryRun, true);
  }

  private RunOptions with(boolean dry, boolean forced) {
    return new RunOptions(
        dry,
        forks,
        window,
        remoteUser,
        connection,
        privateKey,
        become,
        becomeUser,
        password,
        becomePassword,
        connectTimeout,
        forced);
  }
}
