package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One {@code systemctl show} for all units; one {@code list-unit-files} for all templates. */
final class UnitProbeKind implements ProbeKind<UnitProbe, UnitAnswer> {
  static final UnitProbeKind INSTANCE = new UnitProbeKind();

  private static final List<String> PROPERTIES =
      List.of(
          "Id",
          "LoadState",
          "LoadError",
          "ActiveState",
          "SubState",
          "UnitFileState",
          "FragmentPath",
          "SourcePath",
          "Type",
          "RemainAfterExit");

  /** Where Debian and the RHEL family have the scripts of System V. */
  private static final Pattern SCRIPT = Pattern.compile("/etc/(?:rc\\.d/)?init\\.d/(.+)");

  /** What systemd says of a unit made of such a script; {@code bad} until its version 232. */
  private static final Set<String> MADE_OF_A_SCRIPT = Set.of("generated", "bad");

  /** The services of System V that start at boot, found by the shell itself. */
  private static final String LIST_STARTED_SCRIPTS =
      """
      for link in /etc/rc[2345].d/S[0-9][0-9]*; do
      if [ -e "$link" ]; then printf '%s\\n' "${link##*/S[0-9][0-9]}"; fi
      done
      """;

  @Override
  public String name() {
    return "unit";
  }

  @Override
  public Script script(List<UnitProbe> probes) {
    StringBuilder text =
        new StringBuilder(Sections.prologue() + "if [ -d /run/systemd/system ]; then\n");
    List<String> units = units(probes);
    if (!units.isEmpty()) {
      text.append(Sections.part("units"));
      text.append("systemctl show -p ").append(String.join(",", PROPERTIES));
      text.append(" -- ").append(Shell.quoteAll(units)).append('\n');
      text.append(Sections.status("exit"));
      text.append(Sections.part("scripts")).append(LIST_STARTED_SCRIPTS);
    }
    List<String> templates = templates(probes);
    if (!templates.isEmpty()) {
      text.append(Sections.part("templates"));
      text.append("systemctl list-unit-files --no-legend --no-pager --full -- ");
      text.append(Shell.quoteAll(templates)).append('\n');
    }
    return Script.of(
        text.append("else\n").append(Sections.part("none")).append("fi\n:\n").toString());
  }

  /** A template makes {@code systemctl show} give up, so templates are asked apart. */
  private static List<String> units(List<UnitProbe> probes) {
    return probes.stream()
        .filter(probe -> !probe.isTemplate())
        .map(UnitProbe::name)
        .distinct()
        .toList();
  }

  private static List<String> templates(List<UnitProbe> probes) {
    return probes.stream().filter(UnitProbe::isTemplate).map(UnitProbe::name).distinct().toList();
  }

  @Override
  public List<UnitAnswer> parse(List<UnitProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    if (output.find("none").isPresent()) {
      return answers(probes, new UnitAnswer.NoSystemd("systemd does not run on this host."));
    }
    List<String> units = units(probes);
    if (!units.isEmpty() && output.number("exit") != 0) {
      String reason = result.stderrText().strip().lines().reduce("", (_, last) -> last);
      return answers(
          probes, new UnitAnswer.NoSystemd("systemd on this host cannot be asked: " + reason));
    }
    Map<String, UnitAnswer> known = new HashMap<>();
    if (!units.isEmpty()) {
      known.putAll(shown(output, units));
    }
    for (String line : output.linesIfAny("templates")) {
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length >= 2) {
        known.put(fields[0], template(fields[0], fields[1]));
      }
    }
    List<UnitAnswer> answers = new ArrayList<>();
    for (UnitProbe probe : probes) {
      answers.add(known.getOrDefault(probe.name(), new UnitAnswer.Missing()));
    }
    return answers;
  }

  private static List<UnitAnswer> answers(List<UnitProbe> probes, UnitAnswer answer) {
    return probes.stream().map(_ -> answer).toList();
  }

  private static Map<String, UnitAnswer> shown(Sections output, List<String> units)
      throws UnreadableAnswerException {
    List<Map<String, String>> blocks = blocks(output.text("units"));
    if (blocks.size() != units.size()) {
      throw output.unreadable(blocks.size() + " answers to " + units.size() + " questions");
    }
    Set<String> started = new HashSet<>(output.lines("scripts"));
    Map<String, UnitAnswer> answers = new HashMap<>();
    for (int i = 0; i < units.size(); i++) {
      answers.put(units.get(i), answer(blocks.get(i), started));
    }
    return answers;
  }

  private static List<Map<String, String>> blocks(String text) {
    List<Map<String, String>> blocks = new ArrayList<>();
    for (String block : text.strip().split("\n\n", -1)) {
      Map<String, String> properties = new LinkedHashMap<>();
      block
          .lines()
          .map(line -> line.split("=", 2))
          .filter(pair -> pair.length == 2)
          .forEach(pair -> properties.put(pair[0], pair[1]));
      blocks.add(properties);
    }
    return blocks;
  }

  private static UnitAnswer answer(Map<String, String> properties, Set<String> startedScripts) {
    String loadState = properties.getOrDefault("LoadState", "");
    if (loadState.equals("not-found")) {
      return new UnitAnswer.Missing();
    }
    return new UnitAnswer.Present(
        properties.getOrDefault("Id", ""),
        new UnitAnswer.Load(
            loadState,
            loadState.equals("masked") ? "" : error(properties.getOrDefault("LoadError", "")),
            properties.getOrDefault("FragmentPath", ""),
            properties.getOrDefault("Type", ""),
            properties.getOrDefault("RemainAfterExit", "no").equals("yes")),
        new UnitAnswer.Active(
            properties.getOrDefault("ActiveState", ""), properties.getOrDefault("SubState", "")),
        fileState(properties, startedScripts));
  }

  /** The text in quotes after the name of the error. */
  private static String error(String loadError) {
    return loadError.replaceFirst("^\\S+ \"(.*)\"$", "$1");
  }

  /** A unit generated from a script of System V is enabled when the links of its runlevels are. */
  private static String fileState(Map<String, String> properties, Set<String> startedScripts) {
    String state = properties.getOrDefault("UnitFileState", "");
    Matcher script = SCRIPT.matcher(properties.getOrDefault("SourcePath", ""));
    if (!MADE_OF_A_SCRIPT.contains(state) || !script.matches()) {
      return state;
    }
    return startedScripts.contains(script.group(1)) ? "enabled" : "disabled";
  }

  private static UnitAnswer template(String name, String fileState) {
    return new UnitAnswer.Present(
        name,
        new UnitAnswer.Load(fileState.equals("masked") ? "masked" : "loaded", "", "", "", false),
        new UnitAnswer.Active("inactive", "dead"),
        fileState);
  }
}
