package dev.slipway.model;

import dev.slipway.diagnostic.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A playbook, read.
 *
 * @param directory the folder it stands in, {@code playbook_dir}
 */
public record Playbook(SourceFile file, Path directory, List<Play> plays) {
  public Playbook {
    plays = List.copyOf(plays);
  }

  /** The playbook with what a person was asked for, see {@link VariablePrompt#answered}. */
  public Playbook answered(Function<VariablePrompt, Optional<String>> answers) {
    return new Playbook(
        file,
        directory,
        plays.stream().map(play -> VariablePrompt.answered(play, answers)).toList());
  }
}
