package dev.slipway.modules.packages;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.AptCache;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;

/** Which packages that apt has fetched would it delete? */
record AptArchivesProbe(Cleaning cleaning) implements Probe<List<String>> {
  private static final ProbeKind<AptArchivesProbe, List<String>> KIND = new Kind();

  /** What is deleted. */
  enum Cleaning {
    /** All. */
    ALL(
        "clean",
        """
        eval "$(apt-config shell archives Dir::Cache::archives/d)"
        for file in "$archives"*.deb "$archives"partial/*; do
        if [ -f "$file" ]; then printf '%s\\n' "${file##*/}"; fi
        done
        """),
    /** What no repository has any more. */
    OUTDATED("autoclean", "apt-get $cache -s autoclean 2>/dev/null | sed -n 's/^Del //p'\n");

    private final String command;
    private final String listing;

    Cleaning(String command, String listing) {
      this.command = command;
      this.listing = listing;
    }

    List<String> command() {
      return List.of("apt-get", command);
    }
  }

  @Override
  public ProbeKind<AptArchivesProbe, List<String>> kind() {
    return KIND;
  }

  private static final class Kind implements ProbeKind<AptArchivesProbe, List<String>> {
    @Override
    public String name() {
      return "apt archives";
    }

    @Override
    public Script script(List<AptArchivesProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue() + AptCache.SET_CACHE_OPTIONS);
      text.append("export LC_ALL=C\n");
      for (int i = 0; i < probes.size(); i++) {
        text.append(Sections.part("files " + i)).append(probes.get(i).cleaning.listing);
      }
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<List<String>> parse(List<AptArchivesProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections output = Sections.of(name(), result);
      List<List<String>> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        answers.add(output.lines("files " + i));
      }
      return answers;
    }
  }
}
