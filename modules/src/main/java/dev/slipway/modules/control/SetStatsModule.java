package dev.slipway.modules.control;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds to the statistics of the run, which are shown at its end. The engine gathers them. */
final class SetStatsModule implements Hostless<SetStatsModule.Statistics> {

  /** What is added, to what, and how. */
  record Statistics(Map<String, @Nullable Object> data, boolean perHost, boolean aggregate) {}

  private static final ModuleSpec SPEC =
      ModuleSpec.named("set_stats", "Adds to the statistics that are shown at the end of the run.")
          .describe(
              "A value of a name that is there already is added to it: numbers are summed, texts"
                  + " and lists put behind each other, maps merged by key; a value of another kind"
                  + " leaves it as it is. In JSON the statistics stand in the last event.")
          .parameter(
              Parameter.identity("data", ParameterType.MAP, "The values, by their names.").must())
          .parameter(
              Parameter.control(
                      "per_host", ParameterType.BOOLEAN, "Counts for each host by itself.")
                  .otherwise("false"))
          .parameter(
              Parameter.control(
                      "aggregate",
                      ParameterType.BOOLEAN,
                      "Adds to what is there, in place of replacing it.")
                  .otherwise("true"))
          .returns("ansible_stats", "A map of `data`, `per_host` and `aggregate`.")
          .example(
              "Count hosts",
              """
              - set_stats:
                  data: {prepared: 1}
              """)
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Statistics bind(Arguments arguments) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    arguments.map("data").forEach((name, value) -> data.put(String.valueOf(name), value));
    return new Statistics(data, arguments.flag("per_host"), arguments.flag("aggregate"));
  }

  @Override
  public Map<String, Object> values(Statistics desired, Nothing observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("data", desired.data());
    values.put("per_host", desired.perHost());
    values.put("aggregate", desired.aggregate());
    return Map.of("ansible_stats", values);
  }
}
