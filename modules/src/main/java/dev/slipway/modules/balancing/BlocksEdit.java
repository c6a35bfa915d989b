package dev.slipway.modules.balancing;

import dev.slipway.module.Change;
import dev.slipway.modules.support.Concealed;
import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts blocks in the place of those of the same name, or behind all others; a block that means the
 * same stays as it is written. Shown block by block.
 *
 * @param cut cuts a text into blocks
 * @param foreign the keys of blocks that are removed when they are not wanted
 * @param begin what a new file begins with
 */
record BlocksEdit(
    Function<String, List<ConfigBlock>> cut,
    List<ConfigBlock> wanted,
    Predicate<String> foreign,
    String begin)
    implements TextEdit {
  private static final Pattern SECRET = Pattern.compile("((?:auth_pass|stats auth \\S+:) *)(\\S+)");

  @Override
  public boolean needsFile() {
    return true;
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    List<ConfigBlock> blocks = cut.apply(text.filter(it -> !it.isBlank()).orElse(begin));
    StringBuilder edited = new StringBuilder();
    for (ConfigBlock block : blocks) {
      Optional<ConfigBlock> other = ConfigBlock.find(wanted, block.key());
      if (other.isPresent() && !block.key().isEmpty()) {
        edited.append(
            other.get().meaning().equals(block.meaning()) ? block.text() : other.get().text());
      } else if (!foreign.test(block.key())) {
        edited.append(block.text());
      }
    }
    for (ConfigBlock block : wanted) {
      if (ConfigBlock.find(blocks, block.key()).isEmpty()) {
        boolean apart = !edited.isEmpty() && !edited.toString().endsWith("\n\n");
        edited.append(edited.toString().endsWith("\n") || edited.isEmpty() ? "" : "\n");
        edited.append(apart ? "\n" : "").append(block.text());
      }
    }
    return new Edited(Optional.of(edited.toString()), "");
  }

  @Override
  public List<Change> shown(Change.Text change) {
    List<ConfigBlock> before = change.before().map(cut).orElse(List.of());
    List<ConfigBlock> after = change.after().map(cut).orElse(List.of());
    Set<String> keys = new LinkedHashSet<>();
    before.forEach(block -> keys.add(block.key()));
    after.forEach(block -> keys.add(block.key()));
    keys.remove("");
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      Optional<ConfigBlock> one = ConfigBlock.find(before, key);
      Optional<String> was = one.map(block -> masked(block, one));
      Optional<String> is = ConfigBlock.find(after, key).map(block -> masked(block, one));
      if (!was.equals(is)) {
        changes.add(new Change.Text(change.subject() + ": " + key, was, is, false));
      }
    }
    return changes.isEmpty() ? List.of(change) : List.copyOf(changes);
  }

  /** A secret does not show; whether it is another one than before does. */
  private static String masked(ConfigBlock block, Optional<ConfigBlock> before) {
    Set<String> known =
        before.stream()
            .flatMap(other -> SECRET.matcher(other.text()).results())
            .map(match -> match.group(2))
            .collect(Collectors.toSet());
    return SECRET
        .matcher(block.text())
        .replaceAll(
            match -> {
              boolean another = !known.isEmpty() && !known.contains(match.group(2));
              return Matcher.quoteReplacement(match.group(1) + Concealed.after(another));
            });
  }
}
