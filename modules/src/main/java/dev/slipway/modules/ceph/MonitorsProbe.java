package dev.slipway.modules.ceph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.probe.OneQuestion;
import java.util.ArrayList;
import java.util.List;

/** Which cluster is it, and where are its monitors? */
record MonitorsProbe(CephClient client) implements Probe<MonitorsProbe.Answer> {
  /** What the monitors say of themselves. */
  sealed interface Answer {
    /**
     * They answer.
     *
     * @param legacy addresses and ports of the first version of the protocol, which the kernel and
     *     ceph-csi speak
     */
    record Known(String fsid, List<String> legacy) implements Answer {
      public Known {
        legacy = List.copyOf(legacy);
      }
    }

    /** There is no answer. */
    record Refused(String said) implements Answer {}
  }

  @Override
  public ProbeKind<MonitorsProbe, Answer> kind() {
    return new OneQuestion<>(
        "ceph monitors",
        client.question("mon", "dump"),
        output -> CephAnswer.read(output).as(MonitorsProbe::known, Answer.Refused::new));
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer instanceof Answer.Refused;
  }

  private static Answer known(JsonNode json) {
    List<String> legacy = new ArrayList<>();
    for (JsonNode monitor : json.path("mons")) {
      for (JsonNode address : monitor.path("public_addrs").path("addrvec")) {
        if (address.path("type").asText().equals("v1")) {
          legacy.add(address.path("addr").asText());
        }
      }
    }
    return new Answer.Known(json.path("fsid").asText(), legacy);
  }
}
