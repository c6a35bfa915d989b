package dev.slipway.modules.packages;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.AptCache;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From where would apt fetch these packages? Nothing is fetched, and what apt has fetched before
 * does not count.
 *
 * @param packages each as {@code NAME=VERSION}, at least one
 */
record DebSourcesProbe(List<String> packages) implements Probe<DebSourcesProbe.Answer> {

  /** Such as {@code 'http://HOST/pool/a_1%3a2_all.deb' a_1%3a2_all.deb 530 SHA256:2e6e...}. */
  private static final Pattern PLACE = Pattern.compile("'([^']+)' (\\S+) (\\d+) (\\S+)");

  DebSourcesProbe {
    packages = List.copyOf(packages);
  }

  /** What apt says. */
  sealed interface Answer {
    /** All of them. */
    record Found(List<DebSource> sources) implements Answer {
      public Found {
        sources = List.copyOf(sources);
      }
    }

    /** It has no source for one of them. */
    record Refused(String reason) implements Answer {}
  }

  @Override
  public ProbeKind<DebSourcesProbe, Answer> kind() {
    String operands = Shell.quoteAll(packages);
    String script =
        AptCache.SET_CACHE_OPTIONS
            + "export LC_ALL=C\npart places\napt-get $cache download --print-uris "
            + operands
            + " 2>&1 </dev/null\n"
            + Sections.status("exit")
            + "part records\napt-cache $cache show "
            + operands
            + " 2>/dev/null </dev/null\n:\n";
    return new OneQuestion<>("sources of packages", script, DebSourcesProbe::read);
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer instanceof Answer.Refused;
  }

  static Answer read(Sections output) throws UnreadableAnswerException {
    List<String> lines = output.lines("places");
    if (output.number("exit") != 0) {
      List<String> errors =
          lines.stream().filter(line -> line.startsWith("E: ")).map(it -> it.substring(3)).toList();
      return new Answer.Refused(String.join("; ", errors.isEmpty() ? lines : errors));
    }
    Map<String, List<String>> records = new HashMap<>();
    for (String stanza : Stanzas.of(output.text("records").lines().toList())) {
      records.computeIfAbsent(archive(stanza), _ -> new ArrayList<>()).add(stanza);
    }
    List<DebSource> sources = new ArrayList<>();
    for (String line : lines) {
      Matcher place = PLACE.matcher(line);
      if (place.matches()) {
        List<String> found = records.get(place.group(2));
        if (found == null) {
          throw output.unreadable("nothing is known about " + place.group(2));
        }
        sources.add(source(place, found));
      }
    }
    return new Answer.Found(sources);
  }

  /** How apt calls the file that it fetches. */
  private static String archive(String stanza) {
    String version = Stanzas.field(stanza, "Version").orElse("").replace(":", "%3a");
    return Stanzas.field(stanza, "Package").orElse("")
        + "_"
        + version
        + "_"
        + Stanzas.field(stanza, "Architecture").orElse("")
        + ".deb";
  }

  /** Two sources may have packages of one name and version that differ. */
  private static DebSource source(Matcher place, List<String> records) {
    String digits = place.group(4).substring(place.group(4).indexOf(':') + 1);
    String stanza =
        records.stream().filter(it -> it.contains(digits)).findFirst().orElseGet(records::getFirst);
    return new DebSource(
        Stanzas.field(stanza, "Package").orElse(""),
        Stanzas.field(stanza, "Version").orElse(""),
        Stanzas.field(stanza, "Architecture").orElse(""),
        place.group(1),
        Long.parseLong(place.group(3)),
        place.group(4),
        stanza);
  }
}
