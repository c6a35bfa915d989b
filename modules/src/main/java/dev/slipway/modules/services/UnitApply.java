package dev.slipway.modules.services;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.TaskFailedException;
import java.util.Map;

/** Carries out the changes of a unit, in their order. */
final class UnitApply {
  private static final String LINES_OF_JOURNAL = "10";

  private final UnitSettings desired;
  private final HostSession host;

  UnitApply(UnitSettings desired, HostSession host) {
    this.desired = desired;
    this.host = host;
  }

  void carryOut(Diff diff) throws HostException {
    for (Change change : diff.changes()) {
      switch (change) {
        case Change.Run(String what) -> run(what);
        case Change.Attribute attribute -> attribute(attribute);
        case Change.Text _, Change.Opaque _ ->
            throw new IllegalArgumentException("a unit has no content: " + change);
      }
    }
  }

  /** What runs is the verb, with the unit when it is about one. */
  private void run(String what) throws HostException {
    String verb = what.split(" ", 2)[0];
    if (what.equals(verb)) {
      require(ShellCommand.of("systemctl", verb));
    } else {
      control(verb);
    }
  }

  private void attribute(Change.Attribute change) throws HostException {
    String after = change.after().orElse("");
    switch (change.name()) {
      case UnitDiff.FILES -> require(ShellCommand.of("systemctl", "daemon-reload"));
      case UnitDiff.MASKED -> unitFile(after.equals("yes") ? "mask" : "unmask", change.subject());
      case UnitDiff.ENABLED ->
          unitFile(after.equals("enabled") ? "enable" : "disable", change.subject());
      case UnitDiff.STATE -> control(after.equals("active") ? "start" : "stop");
      default -> throw new IllegalArgumentException("unknown attribute: " + change);
    }
  }

  /** By the unit's own name: systemctl alters no unit file by an alias. */
  private void unitFile(String verb, String unit) throws HostException {
    ShellCommand command = ShellCommand.of("systemctl", verb);
    if (desired.manner().force() && !verb.equals("unmask")) {
      command = command.with("--force");
    }
    require(command.with("--", unit));
  }

  private void require(ShellCommand command) throws HostException {
    ScriptResult result = host.run(command);
    if (result.exit() != 0) {
      throw failed(command, result, "");
    }
  }

  private void control(String verb) throws HostException {
    String unit = desired.unit().orElseThrow();
    ShellCommand command = ShellCommand.of("systemctl", verb);
    if (desired.manner().noBlock()) {
      command = command.with("--no-block");
    }
    ScriptResult result = host.run(command.with("--", unit));
    if (result.exit() != 0) {
      throw failed(command.with("--", unit), result, journal(unit));
    }
  }

  /** What the unit itself said last, which systemctl does not tell. */
  private String journal(String unit) throws HostException {
    ScriptResult said =
        host.run(
            ShellCommand.of(
                "journalctl", "--no-pager", "-q", "-o", "cat", "-n", LINES_OF_JOURNAL, "-u", unit));
    String text = said.stdoutText().strip();
    return said.exit() != 0 || text.isEmpty() ? "" : "\nIts journal ends with:\n" + text;
  }

  private static TaskFailedException failed(
      ShellCommand command, ScriptResult result, String more) {
    return new TaskFailedException(
        "\"%s\" ended with status %d: %s%s"
            .formatted(command.display(), result.exit(), result.stderrText().strip(), more),
        Map.of(
            "rc",
            (long) result.exit(),
            "stdout",
            result.stdoutText(),
            "stderr",
            result.stderrText()));
  }
}
