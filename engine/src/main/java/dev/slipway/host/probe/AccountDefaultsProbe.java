package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What does {@code useradd} take where it is told nothing? */
public record AccountDefaultsProbe() implements Probe<AccountDefaults> {
  private static final String SCRIPT =
      """
      part settings
      grep -s -h -E '^[[:space:]]*[A-Z_]+[[:space:]=]' /etc/login.defs /etc/default/useradd
      :
      """;

  private static final Pattern SETTING = Pattern.compile("\\s*([A-Z_]+)[\\s=]+\"?([^\"\\s]*)\"?.*");

  private static final ProbeKind<AccountDefaultsProbe, AccountDefaults> KIND =
      new OneQuestion<>(
          "account defaults",
          SCRIPT,
          output -> {
            Map<String, String> settings = new HashMap<>();
            for (String line : output.lines("settings")) {
              Matcher matcher = SETTING.matcher(line);
              if (matcher.matches()) {
                settings.put(matcher.group(1), matcher.group(2));
              }
            }
            return new AccountDefaults(settings);
          });

  @Override
  public ProbeKind<AccountDefaultsProbe, AccountDefaults> kind() {
    return KIND;
  }
}
