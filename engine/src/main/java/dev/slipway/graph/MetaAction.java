package dev.slipway.graph;

import dev.slipway.model.Task;
import dev.slipway.tree.Scalar;
import java.util.Arrays;
import java.util.Locale;

/** What a {@code meta} task tells the engine. */
public enum MetaAction {
  /** The notified handlers run here. */
  FLUSH_HANDLERS,
  NOOP,
  /** The host is done with the play, without a failure. */
  END_HOST,
  /** All hosts are done with the play. */
  END_PLAY,
  /** The hosts of this batch are done with the play. */
  END_BATCH,
  /** The host is done with the role that this stands in. */
  END_ROLE,
  /** Facts are asked again when they are next used. */
  CLEAR_FACTS,
  /** The failures of the host so far count as ignored, and it goes on. */
  CLEAR_HOST_ERRORS,
  /** The sources of the inventory are read again, for the plays that follow. */
  REFRESH_INVENTORY,
  /** The next task connects anew. */
  RESET_CONNECTION;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is done once, for all hosts together. */
  public boolean isForAllHosts() {
    return this == END_PLAY || this == END_BATCH || this == REFRESH_INVENTORY;
  }

  /** The action of a task; {@code NOOP} for one that is refused elsewhere. */
  public static MetaAction of(Task task) {
    String written =
        task.arguments()
            .get("action")
            .filter(Scalar.class::isInstance)
            .map(node -> ((Scalar) node).text())
            .orElse("noop");
    return Arrays.stream(values())
        .filter(action -> action.label().equals(written))
        .findFirst()
        .orElse(NOOP);
  }
}
