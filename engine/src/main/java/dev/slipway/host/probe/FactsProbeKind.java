package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the groups of facts that any of the probes wants, in one script. */
enum FactsProbeKind implements ProbeKind<FactsProbe, Map<String, Object>> {
  INSTANCE;

  @Override
  public Script script(List<FactsProbe> probes) {
    StringBuilder text = new StringBuilder(Sections.prologue());
    wanted(probes).forEach(group -> text.append(group.script()));
    return Script.of(text.append(":\n").toString());
  }

  @Override
  public List<Map<String, Object>> parse(List<FactsProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of("facts", result);
    Map<String, Object> facts = new LinkedHashMap<>();
    for (FactGroup group : wanted(probes)) {
      facts.putAll(group.read(output));
    }
    return probes.stream().map(_ -> facts).toList();
  }

  private static List<FactGroup> wanted(List<FactsProbe> probes) {
    return Arrays.stream(FactGroup.values())
        .filter(
            group ->
                probes.stream()
                    .anyMatch(probe -> probe.names().stream().anyMatch(group.facts()::containsKey)))
        .toList();
  }
}
