package dev.slipway.report;

import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.run.Redactions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A diff as data for JSON. */
final class DiffData {
  private static final String MASK = "********";

  private final Redactions redactions;

  DiffData(Redactions redactions) {
    this.redactions = redactions;
  }

  Map<String, Object> of(Diff diff) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("action", diff.action().name().toLowerCase(Locale.ROOT));
    List<Map<String, Object>> changes = diff.changes().stream().map(this::change).toList();
    data.put("changes", changes);
    return data;
  }

  private Map<String, Object> change(Change change) {
    Map<String, Object> data = new LinkedHashMap<>();
    String kind =
        switch (change) {
          case Change.Attribute _ -> "attribute";
          case Change.Text _ -> "text";
          case Change.Opaque _ -> "opaque";
          case Change.Run _ -> "run";
        };
    data.put("kind", kind);
    data.put("subject", redactions.mask(change.subject()));
    switch (change) {
      case Change.Attribute attribute -> {
        data.put("name", redactions.mask(attribute.name()));
        values(attribute.before(), attribute.after(), attribute.sensitive(), data);
      }
      case Change.Text text -> values(text.before(), text.after(), text.sensitive(), data);
      case Change.Opaque opaque -> values(opaque.before(), opaque.after(), false, data);
      case Change.Run _ -> {}
    }
    return data;
  }

  private void values(
      Optional<String> before, Optional<String> after, boolean sensitive, Map<String, Object> to) {
    before.ifPresent(value -> to.put("before", sensitive ? MASK : redactions.mask(value)));
    after.ifPresent(value -> to.put("after", sensitive ? MASK : redactions.mask(value)));
    if (sensitive) {
      to.put("sensitive", true);
    }
  }
}
