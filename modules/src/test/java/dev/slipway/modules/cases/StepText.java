package dev.slipway.modules.cases;

import dev.slipway.host.Bytes;
import dev.slipway.host.FileWrite;
import dev.slipway.host.ShellCommand;

/** What apply does, as the {@code apply} text of a case. */
final class StepText {
  private StepText() {}

  static String of(ShellCommand command) {
    byte[] input = command.script().input();
    String text = "run: " + command.display() + "\n";
    return input.length == 0 ? text : text + "  input:\n" + lines("  > ", new Bytes(input).text());
  }

  static String of(FileWrite write) {
    StringBuilder text = new StringBuilder("write: ").append(write.path()).append("\n");
    write.owner().ifPresent(owner -> text.append("  owner: ").append(owner).append("\n"));
    write.group().ifPresent(group -> text.append("  group: ").append(group).append("\n"));
    write.mode().ifPresent(mode -> text.append("  mode: %04o%n".formatted(mode)));
    write.validate().ifPresent(check -> text.append("  validate: ").append(check).append("\n"));
    if (write.backup()) {
      text.append("  backup: true\n");
    }
    return text.append(content(write)).toString();
  }

  private static String content(FileWrite write) {
    return write.content() instanceof Bytes bytes
        ? lines("  > ", bytes.text())
        : "  sha256: " + write.content().sha256() + "\n";
  }

  /** Each line behind a prefix; a missing newline at the end is said. */
  static String lines(String prefix, String text) {
    StringBuilder prefixed = new StringBuilder();
    text.lines().forEach(line -> prefixed.append(prefix).append(line).append("\n"));
    if (!text.isEmpty() && !text.endsWith("\n")) {
      prefixed.append(prefix.replaceFirst("\\S", "\\\\")).append("no newline\n");
    }
    return prefixed.toString();
  }
}
