package dev.slipway.modules.packages;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;

/** One {@code --assumeno} for each question. */
final class RpmSimulationProbeKind implements ProbeKind<RpmSimulationProbe, PackageSimulation> {
  static final RpmSimulationProbeKind INSTANCE = new RpmSimulationProbeKind();

  /**
   * dnf writes into its cache, its history and its logs when it is only asked: it gets copies. The
   * copy of the cache is that of the moment, so dnf decides as it would in the run whether it is
   * too old. A plugin of dnf writes the names of packages for the completion of shells into the
   * cache of the host all the same, so it has to stay away. yum 3 keeps its cache elsewhere, and
   * writes into it.
   */
  private static final String ASK =
      """
      export LC_ALL=C COLUMNS=200
      own=$(mktemp -d /var/tmp/slipway.XXXXXXXX) || exit 1
      trap 'rm -rf -- "$own"' EXIT
      trap 'exit 129' HUP INT TERM PIPE
      mkdir "$own/cache" "$own/lib" "$own/log"
      if [ "$(id -u)" = 0 ]; then
      cp -a --reflink=auto /var/cache/dnf/. "$own/cache" 2>/dev/null
      rm -f "$own/cache"/*.pid
      cp -a /var/lib/dnf/history.sqlite* "$own/lib" 2>/dev/null
      fi
      ask() {
      case $1 in
      yum) "$@" 2>&1 </dev/null;;
      *) "$@" --setopt=cachedir="$own/cache" --setopt=persistdir="$own/lib" \\
      --setopt=logdir="$own/log" --disableplugin=generate_completion_cache 2>&1 </dev/null;;
      esac
      }
      """;

  @Override
  public String name() {
    return "dnf simulation";
  }

  @Override
  public Script script(List<RpmSimulationProbe> probes) {
    StringBuilder text = new StringBuilder(Sections.prologue() + ASK);
    for (int i = 0; i < probes.size(); i++) {
      text.append(Sections.part("steps " + i)).append("ask ");
      text.append(Shell.quoteAll(words(probes.get(i)))).append('\n');
      text.append(Sections.status("exit " + i));
    }
    return Script.of(text.append(":\n").toString());
  }

  private static List<String> words(RpmSimulationProbe probe) {
    List<String> words = new ArrayList<>(List.of(probe.tool().program(), "--assumeno"));
    if (probe.refresh() && probe.tool() != RpmTool.YUM) {
      words.add("--refresh");
    }
    words.addAll(probe.arguments());
    return words;
  }

  @Override
  public List<PackageSimulation> parse(List<RpmSimulationProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    List<PackageSimulation> answers = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      List<String> lines = output.lines("steps " + i);
      long exit = output.number("exit " + i);
      answers.add(RpmTransaction.read(lines, exit, probes.get(i).downgrade()));
    }
    return answers;
  }
}
