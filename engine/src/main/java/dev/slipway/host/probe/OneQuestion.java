package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.util.Collections;
import java.util.List;

/**
 * A kind that has one question only, such as the name of the host.
 *
 * @param text the script, which prints {@link Sections}
 * @param reading what the output says
 */
public record OneQuestion<P extends Probe<A>, A>(String name, String text, Reading<A> reading)
    implements ProbeKind<P, A> {

  /** Reads the output of the script. Pure. */
  @FunctionalInterface
  public interface Reading<A> {
    A read(Sections output) throws UnreadableAnswerException;
  }

  @Override
  public Script script(List<P> probes) {
    return Script.of(Sections.prologue() + text);
  }

  @Override
  public List<A> parse(List<P> probes, ScriptResult result) throws UnreadableAnswerException {
    return Collections.nCopies(probes.size(), reading.read(Sections.of(name, result)));
  }
}
