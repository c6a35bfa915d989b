package dev.slipway.lab;

/**
 * What a command on a host left behind.
 *
 * @param exit its status; 255 also when ssh itself failed
 * @param output its standard output as UTF-8
 * @param errors its standard error as UTF-8
 */
public record LabExecution(int exit, String output, String errors) {

  /**
   * The standard output without its last line end.
   *
   * @throws AssertionError when the command failed
   */
  public String orFail() {
    if (exit != 0) {
      throw new AssertionError("exit " + exit + "\n" + output + errors);
    }
    return output.stripTrailing();
  }
}
