package dev.slipway.modules.services;

import dev.slipway.host.probe.UnitAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * As much of a unit file as tells how the unit will look once systemd has read it.
 *
 * @param settings the last value of each setting, as {@code Section.Name}
 */
record UnitFile(Map<String, String> settings) {
  private static final Set<String> INSTALLABLE =
      Set.of("Install.WantedBy", "Install.RequiredBy", "Install.UpheldBy", "Install.Alias");
  private static final Set<String> YES = Set.of("yes", "true", "on", "1");

  static UnitFile parse(String text) {
    Map<String, String> settings = new HashMap<>();
    String section = "";
    for (String line : text.lines().map(String::strip).toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
      } else if (equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
        settings.put(
            section + "." + line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return new UnitFile(settings);
  }

  /** The unit before systemd does anything with it. */
  UnitAnswer.Present unread(String name, String path) {
    boolean installable = INSTALLABLE.stream().anyMatch(settings::containsKey);
    boolean indirect = !installable && settings.containsKey("Install.Also");
    boolean service = name.endsWith(".service");
    String type = settings.getOrDefault("Service.Type", service ? "simple" : "");
    boolean remains = YES.contains(settings.getOrDefault("Service.RemainAfterExit", "no"));
    return new UnitAnswer.Present(
        name,
        new UnitAnswer.Load("loaded", "", path, type, remains),
        new UnitAnswer.Active("inactive", "dead"),
        installable ? "disabled" : indirect ? "indirect" : "static");
  }
}
