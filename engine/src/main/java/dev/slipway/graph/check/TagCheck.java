package dev.slipway.graph.check;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.graph.TagSelection;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.tree.Scalar;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Refuses tags of the command line that no task has; a slip there would run nothing, or all. */
final class TagCheck {
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();
  private boolean certain = true;

  private TagCheck(Problems problems) {
    this.problems = problems;
  }

  static void check(List<Playbook> playbooks, TagSelection tags, Problems problems) {
    if (tags.named().isEmpty()) {
      return;
    }
    TagCheck check = new TagCheck(problems);
    for (Play play : playbooks.stream().flatMap(playbook -> playbook.plays().stream()).toList()) {
      play.keywords().scalars(Keyword.TAGS).forEach(check::learn);
      WrittenTask.steps(play)
          .flatMap(step -> step.keywords().scalars(Keyword.TAGS).stream())
          .forEach(check::learn);
    }
    if (check.certain) {
      check.refuseUnknown("--tags", tags.only(), tags.named());
      check.refuseUnknown("--skip-tags", tags.skip(), tags.named());
    }
  }

  private void learn(Scalar tags) {
    certain &= tags.isLiteral();
    Arrays.stream(tags.text().split(",")).map(String::strip).forEach(known::add);
  }

  /**
   * @param named all tags that are asked for by their own name
   */
  private void refuseUnknown(String option, Set<String> given, Set<String> named) {
    Set<String> unknown = new TreeSet<>(given);
    unknown.retainAll(named);
    unknown.removeAll(new HashSet<>(known));
    for (String tag : unknown) {
      problems.error(
          ProblemCode.UNKNOWN_TAG,
          new SourceFile(option, tag).beginning(),
          "No task has the tag \"" + tag + "\".",
          Suggestion.didYouMean(tag, known, available()));
    }
  }

  private String available() {
    return known.isEmpty()
        ? "leave the option out; no task has a tag"
        : "use one of: " + String.join(", ", known);
  }
}
