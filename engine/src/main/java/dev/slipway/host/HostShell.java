package dev.slipway.host;

import java.util.List;

/** A shell that stays: scripts go in, results come out, in order. Safe for several threads. */
public interface HostShell {

  /**
   * Sends scripts and awaits their results, all in one round trip.
   *
   * @return one result a script, in order
   * @throws ConnectionLostException when the connection ends before the last result
   * @throws CommandTimeoutException when a script takes longer than its limit; the scripts after it
   *     were not run
   */
  List<ScriptResult> exchange(List<Script> scripts) throws HostException;
}
