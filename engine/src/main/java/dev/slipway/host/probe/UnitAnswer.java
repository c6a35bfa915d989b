package dev.slipway.host.probe;

import java.util.Set;

/** What systemd knows about a unit. */
public sealed interface UnitAnswer {

  /** There is no such unit. */
  record Missing() implements UnitAnswer {}

  /**
   * systemd does not run on this host, or cannot be asked.
   *
   * @param reason a sentence for a user
   */
  record NoSystemd(String reason) implements UnitAnswer {}

  /**
   * There is such a unit. The states are systemd's words, see {@code systemctl(1)}.
   *
   * @param id the unit's own name, where an alias was asked for
   * @param load how its file was read
   * @param active what it does
   * @param fileState whether it is enabled, such as {@code enabled}, {@code disabled}, {@code
   *     static}
   */
  record Present(String id, Load load, Active active, String fileState) implements UnitAnswer {

    public Present withActive(Active state) {
      return new Present(id, load, state, fileState);
    }

    public Present withFileState(String state) {
      return new Present(id, load, active, state);
    }

    public Present withLoad(Load state) {
      return new Present(id, state, active, fileState);
    }

    public boolean isMasked() {
      return load.state().equals("masked");
    }

    /**
     * Whether it starts at boot as far as it says itself, as {@code systemctl is-enabled} has it.
     */
    public boolean isEnabled() {
      return ENABLED.contains(fileState);
    }

    /** Whether it can be enabled or disabled at all. */
    public boolean canBeEnabled() {
      return !FIXED.contains(fileState);
    }

    /** Whether it runs, or is about to. */
    public boolean isRunning() {
      return RUNNING.contains(active.state());
    }

    /** Whether it does its work once and is over then, so that it is never seen to run. */
    public boolean endsByItself() {
      return load.type().equals("oneshot") && !load.remainsAfterExit();
    }
  }

  /** The file states for which {@code systemctl is-enabled} says yes. */
  Set<String> ENABLED =
      Set.of("enabled", "enabled-runtime", "static", "alias", "indirect", "generated", "transient");

  /** The file states that neither enabling nor disabling alters. */
  Set<String> FIXED = Set.of("static", "generated", "transient", "alias");

  /** The states of a unit that runs or is about to. */
  Set<String> RUNNING = Set.of("active", "activating", "reloading", "refreshing");

  /**
   * How a unit's file was read.
   *
   * @param state {@code loaded}, {@code masked}, {@code bad-setting}, {@code error}
   * @param error what is wrong with the file; else empty
   * @param fragment the path of the file; empty when there is none
   * @param type of a service, such as {@code notify}; empty for other units
   * @param remainsAfterExit whether a service that has ended counts as active
   */
  record Load(String state, String error, String fragment, String type, boolean remainsAfterExit) {}

  /**
   * What a unit does.
   *
   * @param state {@code active}, {@code inactive}, {@code failed}, {@code activating}, ...
   * @param subState finer, by type of unit, such as {@code running}
   */
  record Active(String state, String subState) {}
}
