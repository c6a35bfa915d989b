package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;

/** When were apt's package lists updated, and when were its sources changed? */
public record AptListsProbe() implements Probe<AptLists> {
  private static final String SCRIPT =
      """
      part now; date +%s
      set -- /var/lib/apt/lists/*_Packages*
      part lists
      if [ -e "$1" ]; then
      stat -L -c %Y /var/lib/apt/lists /var/lib/apt/periodic/update-success-stamp 2>/dev/null
      fi
      part sources
      stat -L -c %Y /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/sources.list.d/* \
      2>/dev/null
      :
      """;

  private static final ProbeKind<AptListsProbe, AptLists> KIND =
      new OneQuestion<>("package lists", SCRIPT, AptListsProbe::read);

  private static AptLists read(Sections output) throws UnreadableAnswerException {
    return new AptLists(output.number("now"), latest(output, "lists"), latest(output, "sources"));
  }

  private static long latest(Sections output, String part) throws UnreadableAnswerException {
    List<Long> times = new ArrayList<>();
    for (String line : output.lines(part)) {
      try {
        times.add(Long.valueOf(line.strip()));
      } catch (NumberFormatException e) {
        throw output.unreadable("not a time: " + line);
      }
    }
    return times.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  @Override
  public ProbeKind<AptListsProbe, AptLists> kind() {
    return KIND;
  }
}
