package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When were apt's package lists updated, and when were its sources changed? */
public record AptListsProbe() implements Probe<AptLists> {
  private static final String SCRIPT =
      """
      part now; date +%s.%N
      set -- /var/lib/apt/lists/*_Packages*
      part lists
      if [ -e "$1" ]; then
      stat -L -c %.9Y /var/lib/apt/lists /var/lib/apt/periodic/update-success-stamp 2>/dev/null
      fi
      part sources
      stat -L -c %.9Y /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/sources.list.d/* \
      2>/dev/null
      :
      """;

  /** Seconds since 1970, and nanoseconds. */
  private static final Pattern TIME = Pattern.compile("([0-9]{1,18})[.,]([0-9]{9})");

  private static final ProbeKind<AptListsProbe, AptLists> KIND =
      new OneQuestion<>("package lists", SCRIPT, AptListsProbe::read);

  private static AptLists read(Sections output) throws UnreadableAnswerException {
    return new AptLists(latest(output, "now"), latest(output, "lists"), latest(output, "sources"));
  }

  private static Instant latest(Sections output, String part) throws UnreadableAnswerException {
    Instant latest = Instant.EPOCH;
    for (String line : output.lines(part)) {
      Matcher time = TIME.matcher(line.strip());
      if (!time.matches()) {
        throw output.unreadable("not a time: " + line);
      }
      Instant found =
          Instant.ofEpochSecond(Long.parseLong(time.group(1)), Long.parseLong(time.group(2)));
      latest = found.isAfter(latest) ? found : latest;
    }
    return latest;
  }

  @Override
  public ProbeKind<AptListsProbe, AptLists> kind() {
    return KIND;
  }
}
