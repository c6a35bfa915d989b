package dev.slipway.host.probe;

import java.util.Map;
import java.util.Optional;

/**
 * The settings of {@code /etc/login.defs} and {@code /etc/default/useradd}.
 *
 * @param settings values by name, such as {@code UMASK}
 */
public record AccountDefaults(Map<String, String> settings) {
  private static final int FULL = 0777;
  private static final int USUAL_UMASK = 022;

  public AccountDefaults {
    settings = Map.copyOf(settings);
  }

  /** The permission bits of a home directory that {@code useradd} makes. */
  public int homeMode() {
    return octal("HOME_MODE").orElseGet(() -> FULL & ~octal("UMASK").orElse(USUAL_UMASK));
  }

  /** Whether a user gets a group of the same name. */
  public boolean userGroups() {
    return settings.getOrDefault("USERGROUPS_ENAB", "no").equals("yes");
  }

  /** The number or name of the primary group of users that get none of their own. */
  public String group() {
    return settings.getOrDefault("GROUP", "100");
  }

  /** Where home directories are made. */
  public String homeFolder() {
    return settings.getOrDefault("HOME", "/home");
  }

  /** The shell of a user; empty when none is set. */
  public String shell() {
    return settings.getOrDefault("SHELL", "");
  }

  private Optional<Integer> octal(String name) {
    String text = settings.getOrDefault(name, "");
    return text.matches("[0-7]{1,5}") ? Optional.of(Integer.valueOf(text, 8)) : Optional.empty();
  }
}
