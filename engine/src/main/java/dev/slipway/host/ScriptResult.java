package dev.slipway.host;

import java.nio.charset.StandardCharsets;

/**
 * What a script did.
 *
 * @param exit the exit status, 0 to 255; 128 and the signal's number when a signal ended it
 */
@SuppressWarnings("ArrayRecordComponent") // may be large: handed on, never compared or altered
public record ScriptResult(int exit, byte[] stdout, byte[] stderr) {

  /** Standard output as UTF-8; bytes that are not UTF-8 become the replacement character. */
  public String stdoutText() {
    return new String(stdout, StandardCharsets.UTF_8);
  }

  /** Standard error as UTF-8; bytes that are not UTF-8 become the replacement character. */
  public String stderrText() {
    return new String(stderr, StandardCharsets.UTF_8);
  }
}
