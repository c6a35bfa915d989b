package dev.slipway.modules.ceph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A pool as the cluster has it.
 *
 * @param groups placement groups: how many it is to have, which it grows or shrinks to in time
 * @param size copies of each object
 * @param minimumSize copies without which the cluster takes no writes
 * @param autoscale {@code on}, {@code off} or {@code warn}
 * @param applications what it is for
 */
record Pool(
    String name,
    long groups,
    long size,
    long minimumSize,
    String autoscale,
    List<String> applications) {

  Pool {
    applications = List.copyOf(applications);
  }

  /** From {@code ceph osd pool ls detail}. */
  static Pool of(JsonNode json) {
    long groups = json.path("pg_num").asLong();
    return new Pool(
        json.path("pool_name").asText(),
        json.path("pg_num_target").asLong(groups),
        json.path("size").asLong(),
        json.path("min_size").asLong(),
        json.path("pg_autoscale_mode").asText(),
        StreamSupport.stream(
                ((Iterable<String>) () -> json.path("application_metadata").fieldNames())
                    .spliterator(),
                false)
            .toList());
  }
}
