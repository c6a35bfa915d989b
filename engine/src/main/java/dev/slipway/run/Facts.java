package dev.slipway.run;

import dev.slipway.host.HostException;
import dev.slipway.host.fact.FactsProbe;
import dev.slipway.template.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The facts of a host, asked when they are first used, only those that the play mentions, and with
 * them what tasks such as {@code service_facts} have added.
 */
final class Facts {
  private Facts() {}

  static Map<String, Object> of(PlayContext play, HostState state) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (!play.facts().isEmpty()) {
      all.putAll(asked(play, state));
    }
    all.putAll(state.gathered());
    return all;
  }

  private static Map<String, Object> asked(PlayContext play, HostState state) {
    Scope scope = play.scopes().scope(state.host(), state.produced());
    try {
      RemoteHost remote = Places.remote(play, state.name(), scope);
      return remote.reader(new dev.slipway.host.Become.Login()).ask(new FactsProbe(play.facts()));
    } catch (HostException e) {
      throw new HostFailure(e);
    }
  }

  /** Carries a failure of a host through the evaluation of an expression. */
  static final class HostFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HostFailure(HostException cause) {
      super(cause);
    }

    HostException failure() {
      return (HostException) java.util.Objects.requireNonNull(getCause());
    }
  }
}
