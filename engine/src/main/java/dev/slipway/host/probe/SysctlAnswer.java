package dev.slipway.host.probe;

/** The state of a kernel parameter. */
public sealed interface SysctlAnswer {

  /** The kernel has no such parameter; perhaps the module that brings it is not loaded. */
  record Absent() implements SysctlAnswer {}

  /** There is such a parameter, but the acting user may not read it. */
  record Unreadable() implements SysctlAnswer {}

  /**
   * There is such a parameter.
   *
   * @param text the value as the kernel writes it, without the end of the last line
   * @param writable whether the acting user may set it
   */
  record Value(String text, boolean writable) implements SysctlAnswer {

    /** Whether it means the same as {@code other}: what lies between fields does not count. */
    public boolean matches(String other) {
      return normal(text).equals(normal(other));
    }

    private static String normal(String value) {
      return value.strip().replaceAll("\\s+", " ");
    }
  }
}
