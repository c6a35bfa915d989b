package dev.slipway.modules.services;

import dev.slipway.host.probe.UnitProbe;
import dev.slipway.module.Arguments;
import java.util.Locale;
import java.util.Optional;

/**
 * What is declared about a unit, and about systemd itself.
 *
 * @param unit the full name of the unit; empty when only systemd itself is meant
 */
record UnitSettings(
    Optional<String> unit,
    Optional<State> state,
    Optional<Boolean> enabled,
    Optional<Boolean> masked,
    Reading reading,
    Manner manner) {

  /** What a unit is to do. */
  enum State {
    STARTED,
    STOPPED,
    /** It is stopped and started at each run. */
    RESTARTED,
    /** It reads its configuration again at each run. */
    RELOADED;

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** What systemd is to read again: unit files, or its own program. */
  record Reading(boolean reload, boolean execute) {}

  /** How it is done: without waiting for it, replacing links that are in the way. */
  record Manner(boolean noBlock, boolean force) {}

  UnitProbe probe() {
    return new UnitProbe(unit.orElseThrow());
  }

  /** The unit of the parameter {@code name}; rejects what names no unit. */
  static Optional<String> unit(Arguments arguments) {
    Optional<String> unit = arguments.optionalText("name").map(UnitProbe::fullName);
    if (unit.isPresent() && !UnitProbe.isUnitName(unit.get())) {
      arguments.reject(
          "name",
          "\"" + arguments.text("name") + "\" is not the name of a unit.",
          "write the name of one unit, such as ssh or getty@tty1.service; letters, digits and"
              + " : - _ . \\ @ can stand in it.");
      return Optional.empty();
    }
    return unit;
  }
}
