package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has anything changed in the folders of unit files since systemd read them? systemd's own {@code
 * NeedDaemonReload} misses a drop-in folder that is new, so times are compared.
 */
public record UnitReloadProbe() implements Probe<UnitReloadProbe.Need> {

  /** Whether {@code systemctl daemon-reload} has anything to do. */
  public enum Need {
    NEEDED,
    CURRENT,
    /** systemd is too old to say when it read them. */
    UNKNOWN
  }

  private static final List<String> FOLDERS =
      List.of(
          "/etc/systemd/system",
          "/run/systemd/system",
          "/usr/local/lib/systemd/system",
          "/usr/lib/systemd/system",
          "/lib/systemd/system");

  private static final Pattern MICROSECONDS = Pattern.compile("t (\\d+)");
  private static final int DIGITS_OF_FRACTION = 6;

  private static final String SCRIPT =
      """
      part read
      manager='org.freedesktop.systemd1 /org/freedesktop/systemd1 org.freedesktop.systemd1.Manager'
      busctl get-property $manager UnitsLoadTimestamp UnitsLoadFinishTimestamp 2>/dev/null
      part changed
      find -L FOLDERS -maxdepth 2 '(' -type f -o -type d ')' -printf '%T@\\n' 2>/dev/null | sort -n | tail -n 1
      :
      """
          .replace("FOLDERS", String.join(" ", FOLDERS));

  private static final ProbeKind<UnitReloadProbe, Need> KIND =
      new OneQuestion<>("unit reload", SCRIPT, UnitReloadProbe::read);

  /** Two times of reading: at the last reload (0 when there was none since boot), and at boot. */
  private static Need read(Sections output) throws UnreadableAnswerException {
    List<String> read = output.lines("read");
    List<String> changed = output.lines("changed");
    if (read.size() != 2) {
      return Need.UNKNOWN;
    }
    long latest = Math.max(microseconds(read.getFirst()), microseconds(read.getLast()));
    if (latest == 0) {
      return Need.UNKNOWN;
    }
    long change = changed.isEmpty() ? 0 : microsecondsOfDecimal(changed.getFirst());
    return change > latest ? Need.NEEDED : Need.CURRENT;
  }

  private static long microseconds(String property) {
    Matcher matcher = MICROSECONDS.matcher(property.strip());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private static long microsecondsOfDecimal(String seconds) {
    String[] parts = (seconds.strip() + ".").split("\\.", -1);
    String fraction = (parts[1] + "000000").substring(0, DIGITS_OF_FRACTION);
    return Long.parseLong(parts[0] + fraction);
  }

  @Override
  public ProbeKind<UnitReloadProbe, Need> kind() {
    return KIND;
  }

  @Override
  public Optional<Need> afterChangeOf(Object subject) {
    return subject instanceof FileProbe.Subject(String path, boolean _)
            && FOLDERS.stream().anyMatch(folder -> path.startsWith(folder + "/"))
        ? Optional.of(Need.NEEDED)
        : Optional.empty();
  }
}
