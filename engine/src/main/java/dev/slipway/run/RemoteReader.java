package dev.slipway.run;

import dev.slipway.host.Become;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.Probe;
import java.util.Collection;
import java.util.List;

/** Asks a host as a user. */
record RemoteReader(Questions questions, Become become) implements HostReader {

  @Override
  public <A> A ask(Probe<A> probe) throws HostException {
    return this.<A>askAll(List.of(probe)).getFirst();
  }

  @Override
  public void mention(Probe<?> probe) {
    questions.mention(become, probe);
  }

  @Override
  public <A> List<A> askAll(Collection<? extends Probe<A>> probes) throws HostException {
    return questions.ask(become, probes);
  }
}
