package dev.slipway.modules.ceph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.probe.OneQuestion;
import java.util.LinkedHashMap;
import java.util.Map;

/** What may somebody do in a cluster, and by which key? */
record EntityProbe(CephClient client, String entity) implements Probe<EntityProbe.Answer> {
  /** Who it is. */
  sealed interface Answer {
    /** The cluster knows nobody of this name. */
    record Absent() implements Answer {}

    /**
     * The cluster knows the name.
     *
     * @param key a secret; empty where it is not known yet
     * @param capabilities by daemon
     */
    record Present(String key, Map<String, String> capabilities) implements Answer {}

    /** There is no answer. */
    record Refused(String said) implements Answer {}
  }

  @Override
  public ProbeKind<EntityProbe, Answer> kind() {
    return new OneQuestion<>(
        "ceph entity",
        client.question("auth", "get", entity),
        output ->
            switch (CephAnswer.read(output)) {
              case CephAnswer.Said(JsonNode json) -> present(json);
              case CephAnswer.Refused refused when refused.isMissing() -> new Answer.Absent();
              case CephAnswer.Refused refused -> new Answer.Refused(refused.said());
            });
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return !(answer instanceof Answer.Present);
  }

  private static Answer present(JsonNode json) {
    JsonNode entity = json.path(0);
    Map<String, String> capabilities = new LinkedHashMap<>();
    entity
        .path("caps")
        .properties()
        .forEach(entry -> capabilities.put(entry.getKey(), entry.getValue().asText()));
    return new Answer.Present(entity.path("key").asText(), capabilities);
  }
}
