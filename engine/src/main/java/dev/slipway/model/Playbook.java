package dev.slipway.model;

import dev.slipway.diagnostic.SourceFile;
import java.nio.file.Path;
import java.util.List;

/**
 * A playbook, read.
 *
 * @param directory the folder it stands in, {@code playbook_dir}
 */
public record Playbook(SourceFile file, Path directory, List<Play> plays) {
  public Playbook {
    plays = List.copyOf(plays);
  }
}
