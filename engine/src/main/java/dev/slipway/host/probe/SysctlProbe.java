package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;

/**
 * Which value does a kernel parameter have now?
 *
 * @param path below {@code /proc/sys}, such as {@code net/ipv4/ip_forward}
 */
public record SysctlProbe(String path) implements Probe<SysctlAnswer> {

  public SysctlProbe {
    if (!isPath(path)) {
      throw new IllegalArgumentException("not the path of a kernel parameter: " + path);
    }
  }

  /**
   * The path of a key. As {@code sysctl.d(5)} has it, the first separator tells the style: {@code
   * net.ipv4.conf.eth0/100.forwarding} and {@code net/ipv4/conf/eth0.100/forwarding} are one key.
   */
  public static String pathOf(String key) {
    int dot = key.indexOf('.');
    int slash = key.indexOf('/');
    boolean dotted = dot >= 0 && (slash < 0 || dot < slash);
    return dotted ? swapped(key) : key;
  }

  /** Whether a text is the path of one parameter: no pattern, and nothing outside of the tree. */
  public static boolean isPath(String text) {
    boolean letters =
        text.chars().noneMatch(c -> c <= ' ' || c == 127 || "*?[]=#;".indexOf(c) >= 0);
    boolean inside = !("/" + text + "/").contains("/../") && !("/" + text + "/").contains("/./");
    return letters && inside && !text.isEmpty() && !("/" + text + "/").contains("//");
  }

  /** The key as people write it, such as {@code net.ipv4.ip_forward}. */
  public String key() {
    return swapped(path);
  }

  private static String swapped(String text) {
    return text.replace('.', '\0').replace('/', '.').replace('\0', '/');
  }

  @Override
  public ProbeKind<SysctlProbe, SysctlAnswer> kind() {
    return SysctlProbeKind.INSTANCE;
  }

  @Override
  public boolean isAbsent(SysctlAnswer answer) {
    return answer instanceof SysctlAnswer.Absent;
  }
}
