package dev.slipway.modules.ceph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.probe.OneQuestion;
import java.util.ArrayList;
import java.util.List;

/** How is a cluster? */
record HealthProbe(CephClient client) implements Probe<HealthProbe.Answer> {
  private static final String SUMMARY = "summary";

  /** How it is. */
  sealed interface Answer {
    /**
     * What it says of itself.
     *
     * @param status {@code HEALTH_OK}, {@code HEALTH_WARN} or {@code HEALTH_ERR}
     * @param errors what is an error, each with its code
     */
    record Known(String status, List<String> errors) implements Answer {
      public Known {
        errors = List.copyOf(errors);
      }

      boolean isError() {
        return status.equals("HEALTH_ERR");
      }
    }

    /** There is no answer. */
    record Refused(String said) implements Answer {}
  }

  @Override
  public ProbeKind<HealthProbe, Answer> kind() {
    return new OneQuestion<>(
        "ceph health",
        client.question("health"),
        output -> CephAnswer.read(output).as(HealthProbe::known, Answer.Refused::new));
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer instanceof Answer.Refused;
  }

  private static Answer known(JsonNode json) {
    List<String> errors = new ArrayList<>();
    json.path("checks")
        .properties()
        .forEach(
            check -> {
              if (check.getValue().path("severity").asText().equals("HEALTH_ERR")) {
                String message = check.getValue().path(SUMMARY).path("message").asText();
                errors.add(check.getKey() + ": " + message);
              }
            });
    return new Answer.Known(json.path("status").asText(), errors);
  }
}
