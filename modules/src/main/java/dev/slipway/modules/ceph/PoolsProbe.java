package dev.slipway.modules.ceph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.probe.OneQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which pools does a cluster have? */
record PoolsProbe(CephClient client) implements Probe<PoolsProbe.Answer> {
  /** Which there are. */
  sealed interface Answer {
    /** All of them. */
    record Known(List<Pool> pools) implements Answer {
      public Known {
        pools = List.copyOf(pools);
      }

      Optional<Pool> named(String name) {
        return pools.stream().filter(pool -> pool.name().equals(name)).findFirst();
      }

      /** As it is once {@code pool} is there, or as it is declared. */
      Known with(Pool pool) {
        List<Pool> all = new ArrayList<>(without(pool.name()).pools);
        all.add(pool);
        return new Known(all);
      }

      Known without(String name) {
        return new Known(pools.stream().filter(pool -> !pool.name().equals(name)).toList());
      }
    }

    /** There is no answer. */
    record Refused(String said) implements Answer {}
  }

  @Override
  public ProbeKind<PoolsProbe, Answer> kind() {
    return new OneQuestion<>(
        "ceph pools",
        client.question("osd", "pool", "ls", "detail"),
        output -> CephAnswer.read(output).as(PoolsProbe::known, Answer.Refused::new));
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer instanceof Answer.Refused;
  }

  private static Answer known(JsonNode json) {
    List<Pool> pools = new ArrayList<>();
    json.forEach(pool -> pools.add(Pool.of(pool)));
    return new Answer.Known(pools);
  }
}
