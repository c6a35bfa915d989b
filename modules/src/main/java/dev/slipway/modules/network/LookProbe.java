package dev.slipway.modules.network;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;

/** Is what is awaited there (or gone) now? */
record LookProbe(Awaited awaited) implements Probe<LookProbe.Look> {
  private static final ProbeKind<LookProbe, Look> KIND = new Kind();

  /** What one look gave. */
  sealed interface Look {
    /** As awaited. */
    record Reached() implements Look {}

    /** Not as awaited. */
    record NotYet() implements Look {}

    /**
     * The host cannot tell.
     *
     * @param reason a sentence for a user
     */
    record CannotTell(String reason) implements Look {}
  }

  @Override
  public ProbeKind<LookProbe, Look> kind() {
    return KIND;
  }

  private static final class Kind implements ProbeKind<LookProbe, Look> {

    @Override
    public String name() {
      return "wait";
    }

    @Override
    public Script script(List<LookProbe> probes) {
      return Script.of(WaitScript.looks(probes.stream().map(LookProbe::awaited).toList()));
    }

    @Override
    public List<Look> parse(List<LookProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      List<String> lines = result.stdoutText().lines().toList();
      if (lines.size() != probes.size()) {
        throw new UnreadableAnswerException(
            name(), lines.size() + " answers to " + probes.size() + " questions");
      }
      List<Look> looks = new ArrayList<>();
      for (String line : lines) {
        looks.add(parse(line));
      }
      return looks;
    }

    private Look parse(String line) throws UnreadableAnswerException {
      String[] parts = line.split(" ", 2);
      return switch (parts[0]) {
        case "0" -> new Look.Reached();
        case "1" -> new Look.NotYet();
        case "3" -> new Look.CannotTell(parts.length > 1 ? parts[1].strip() : "");
        default -> throw new UnreadableAnswerException(name(), "\"" + line + "\"");
      };
    }
  }
}
