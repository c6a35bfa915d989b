package dev.slipway.modules.administration;

import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The lines of {@code selinux_config(5)}.
 *
 * @param policy empty: it stays as it is
 */
record SelinuxEdit(SelinuxProbe.Mode mode, Optional<String> policy) implements TextEdit {
  static final String POLICY = "SELINUXTYPE";
  private static final String MODE = "SELINUX";

  @Override
  public boolean needsFile() {
    return true;
  }

  @Override
  public String remedy() {
    return "Install a policy of SELinux first, such as selinux-policy-targeted.";
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    List<String> lines = text.orElse("").lines().toList();
    List<String> result = set(lines, MODE, mode.word());
    if (policy.isPresent()) {
      result = set(result, POLICY, argument.apply(policy.get()));
    }
    return result.equals(lines)
        ? Edited.unchanged(text)
        : new Edited(Optional.of(String.join("\n", result) + "\n"), "configuration written");
  }

  /** The line stays where it is; further ones for the same go. */
  private static List<String> set(List<String> lines, String key, String value) {
    String line = key + "=" + value;
    List<String> result = new ArrayList<>();
    boolean found = false;
    for (String before : lines) {
      boolean about = before.strip().matches(key + "\\s*=.*");
      if (!about) {
        result.add(before);
      } else if (!found) {
        result.add(line);
      }
      found |= about;
    }
    if (!found) {
      result.add(line);
    }
    return result;
  }
}
