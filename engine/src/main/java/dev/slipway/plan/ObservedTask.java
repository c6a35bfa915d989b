package dev.slipway.plan;

import dev.slipway.model.Unknown;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** A task, what was observed for it, and what has to change. */
public record ObservedTask<D extends Record, S>(BoundTask<D, S> bound, S observed, Diff diff) {

  /** Values for {@code register} from the observed state. */
  public Map<String, Object> values() {
    return bound.module().values(bound.desired(), observed);
  }

  /**
   * Values for {@code register} when the change is only planned: those that can be told, and a mark
   * for each other value that the module returns.
   *
   * @param title the task, as the mark names it
   */
  public Map<String, Object> plannedValues(String title) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ModuleSpec.Returned returned : bound.module().spec().returned()) {
      values.put(returned.name(), new Unknown(title));
    }
    values.putAll(values());
    return values;
  }
}
