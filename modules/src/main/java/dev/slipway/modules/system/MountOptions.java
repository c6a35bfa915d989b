package dev.slipway.modules.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of a mount, as they are written.
 *
 * @param words in their order; of two that contradict each other, the later one counts
 */
record MountOptions(List<String> words) {
  /** What the kernel tells of every mount, and what stands for its opposite. */
  private static final Map<String, String> REFUSALS =
      Map.of("ro", "rw", "nosuid", "suid", "nodev", "dev", "noexec", "exec");

  static MountOptions of(String text) {
    return new MountOptions(List.of(text.split(",", -1)));
  }

  boolean isBind() {
    return words.contains("bind") || words.contains("rbind");
  }

  /** Each refusal that these options decide about, and whether it holds. */
  private Map<String, Boolean> decided() {
    Map<String, Boolean> decided = new LinkedHashMap<>();
    for (String word : words) {
      REFUSALS.forEach(
          (refusal, opposite) -> {
            if (word.equals(refusal) || word.equals(opposite)) {
              decided.put(refusal, word.equals(refusal));
            }
          });
    }
    return decided;
  }

  /** What the kernel will tell of a mount with these options. */
  List<String> refusals() {
    return decided().entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether what is mounted with {@code mounted} is as these options decide. */
  boolean isHeldBy(List<String> mounted) {
    return decided().entrySet().stream()
        .allMatch(entry -> mounted.contains(entry.getKey()) == entry.getValue());
  }

  /** These, and the opposite of what {@code before} decided and these leave open. */
  MountOptions insteadOf(MountOptions before) {
    Map<String, Boolean> own = decided();
    List<String> all = new ArrayList<>(words);
    before
        .decided()
        .forEach(
            (refusal, held) -> {
              if (held && !own.containsKey(refusal)) {
                all.add(REFUSALS.getOrDefault(refusal, ""));
              }
            });
    return new MountOptions(List.copyOf(all));
  }

  String text() {
    return String.join(",", words);
  }
}
