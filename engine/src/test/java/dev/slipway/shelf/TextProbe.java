package dev.slipway.shelf;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands under a name; empty when nothing does. */
public record TextProbe(String name) implements Probe<Optional<String>> {
  private enum Kind implements ProbeKind<TextProbe, Optional<String>> {
    TEXT;

    @Override
    public Script script(List<TextProbe> probes) {
      return Script.of(
          "get " + probes.stream().map(TextProbe::name).collect(Collectors.joining(" ")));
    }

    @Override
    public List<Optional<String>> parse(List<TextProbe> probes, ScriptResult result) {
      return result
          .stdoutText()
          .lines()
          .map(line -> line.equals("-") ? Optional.<String>empty() : Optional.of(line.substring(1)))
          .toList();
    }
  }

  @Override
  public ProbeKind<?, Optional<String>> kind() {
    return Kind.TEXT;
  }
}
