package dev.slipway.modules.ceph;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.ToolProbe;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A pool of a Ceph cluster. */
final class PoolModule implements TaskModule<PoolModule.Desired, PoolModule.Observed> {
  private static final ModuleSpec SPEC = PoolSpec.spec();

  /** What is declared about a pool that is there; what is empty stays as it is. */
  record Settings(
      Optional<Long> groups,
      Optional<String> autoscale,
      Optional<Long> size,
      Optional<Long> minimumSize,
      Optional<String> application) {}

  /**
   * What is declared.
   *
   * @param evenInError whether a cluster that is HEALTH_ERR is altered
   */
  record Desired(
      CephClient client, String name, boolean present, Settings settings, boolean evenInError) {

    PoolsProbe probe() {
      return new PoolsProbe(client);
    }
  }

  /** What the cluster says of its pools, and of its health. */
  record Observed(PoolsProbe.Answer pools, HealthProbe.Answer health) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return PoolSpec.bind(arguments);
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    ToolProbe.require(host, "ceph", "ceph-common");
    return new Observed(host.ask(desired.probe()), host.ask(new HealthProbe(desired.client())));
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    return switch (observed.pools()) {
      case PoolsProbe.Answer.Refused(String said) ->
          throw new TaskFailedException(desired.client().explain(said));
      case PoolsProbe.Answer.Known pools -> {
        Diff diff = PoolDifference.between(desired, pools);
        if (!diff.isEmpty()) {
          mustBeAlterable(desired, observed.health());
        }
        yield diff;
      }
    };
  }

  private static void mustBeAlterable(Desired desired, HealthProbe.Answer health) {
    switch (health) {
      case HealthProbe.Answer.Refused(String said) ->
          throw new TaskFailedException(desired.client().explain(said));
      case HealthProbe.Answer.Known known -> {
        if (known.isError() && !desired.evenInError()) {
          throw new TaskFailedException(
              ("The cluster is HEALTH_ERR (%s), so that the pool \"%s\" is left as it is. Mend that"
                      + " first, or write even_in_error: true.")
                  .formatted(String.join("; ", known.errors()), desired.name()));
        }
      }
    }
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    if (!(host.ask(desired.probe()) instanceof PoolsProbe.Answer.Known pools)) {
      throw new TaskFailedException("The cluster does not answer any more.");
    }
    new PoolChange(desired, host).make(pools.named(desired.name()));
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Desired desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>(Map.of("name", desired.name()));
    if (desired.present()
        && observed.pools() instanceof PoolsProbe.Answer.Known known
        && diff(desired, observed).isEmpty()) {
      Pool pool = known.named(desired.name()).orElseThrow();
      values.put("pg_num", pool.groups());
      values.put("size", pool.size());
    }
    return values;
  }
}
