package dev.slipway.host;

/**
 * What a script did.
 *
 * @param exit the exit status, 0 to 255; 128 and the signal's number when a signal ended it
 */
@SuppressWarnings("ArrayRecordComponent") // may be large: handed on, never compared or altered
public record ScriptResult(int exit, byte[] stdout, byte[] stderr) {

  /** Standard output as {@link HostText}. */
  public String stdoutText() {
    return HostText.decode(stdout);
  }

  /** Standard error as {@link HostText}. */
  public String stderrText() {
    return HostText.decode(stderr);
  }
}
