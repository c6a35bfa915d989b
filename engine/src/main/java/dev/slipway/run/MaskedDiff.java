package dev.slipway.run;

import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import java.util.List;
import java.util.Optional;

/** Diffs as they may be kept in a file: without secrets, and without what only a run needs. */
final class MaskedDiff {
  private final Redactions redactions;

  MaskedDiff(Redactions redactions) {
    this.redactions = redactions;
  }

  Diff of(Diff diff) {
    List<Change> changes = diff.changes().stream().map(this::of).toList();
    return Diff.of(diff.action(), changes);
  }

  private Change of(Change change) {
    String subject = redactions.mask(change.subject());
    return switch (change) {
      case Change.Attribute one ->
          new Change.Attribute(
              subject,
              redactions.mask(one.name()),
              value(one.before(), one.sensitive()),
              value(one.after(), one.sensitive()),
              one.sensitive());
      case Change.Text one ->
          new Change.Text(
              subject,
              value(one.before(), one.sensitive()),
              value(one.after(), one.sensitive()),
              one.sensitive());
      case Change.Opaque one ->
          new Change.Opaque(subject, value(one.before(), false), value(one.after(), false));
      case Change.Run _ -> new Change.Run(subject);
    };
  }

  private Optional<String> value(Optional<String> value, boolean sensitive) {
    return value.map(text -> sensitive ? Redactions.MASK : redactions.mask(text));
  }
}
