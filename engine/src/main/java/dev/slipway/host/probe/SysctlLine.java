package dev.slipway.host.probe;

import java.util.Optional;

/**
 * A line of a file of kernel parameters that sets one of them, see {@code sysctl.d(5)}.
 *
 * @param path of the parameter, see {@link SysctlProbe}
 */
public record SysctlLine(String path, String value) {

  /** Empty for comments, for patterns, and for lines that set nothing. */
  public static Optional<SysctlLine> parse(String line) {
    String text = line.strip();
    int equals = text.indexOf('=');
    if (equals <= 0 || text.startsWith("#") || text.startsWith(";")) {
      return Optional.empty();
    }
    String key = text.substring(0, equals).strip();
    String withoutMark = key.startsWith("-") ? key.substring(1).strip() : key;
    String path = SysctlProbe.pathOf(withoutMark);
    return SysctlProbe.isPath(path)
        ? Optional.of(new SysctlLine(path, text.substring(equals + 1).strip()))
        : Optional.empty();
  }
}
