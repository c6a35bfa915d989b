package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What does systemd know about a unit of the system?
 *
 * @param name the full name, such as {@code ssh.service}; also a template, {@code getty@.service}
 */
public record UnitProbe(String name) implements Probe<UnitAnswer> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9:_.\\\\@-]{1,255}");
  private static final List<String> TYPES =
      List.of(
          ".service",
          ".socket",
          ".device",
          ".mount",
          ".automount",
          ".swap",
          ".target",
          ".path",
          ".timer",
          ".slice",
          ".scope");

  public UnitProbe {
    if (!isUnitName(name)) {
      throw new IllegalArgumentException("not the full name of a unit: " + name);
    }
  }

  /** The unit that a user means; a name without a type is a service. */
  public static UnitProbe of(String name) {
    return new UnitProbe(fullName(name));
  }

  /** A name with its type; a name without one is that of a service. */
  public static String fullName(String name) {
    return hasType(name) ? name : name + ".service";
  }

  /** Whether a text is the full name of a unit, see {@code systemd.unit(5)}. */
  public static boolean isUnitName(String text) {
    return NAME.matcher(text).matches() && text.charAt(0) != '-' && hasType(text);
  }

  private static boolean hasType(String name) {
    return TYPES.stream().anyMatch(type -> name.endsWith(type) && name.length() > type.length());
  }

  /** Whether it names a template, from which units are made, and not a unit. */
  public boolean isTemplate() {
    return name.contains("@.");
  }

  @Override
  public ProbeKind<UnitProbe, UnitAnswer> kind() {
    return UnitProbeKind.INSTANCE;
  }

  @Override
  public boolean isAbsent(UnitAnswer answer) {
    return answer instanceof UnitAnswer.Missing;
  }
}
