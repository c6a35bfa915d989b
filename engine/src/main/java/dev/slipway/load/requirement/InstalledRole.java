package dev.slipway.load.requirement;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceReader;
import dev.slipway.tree.Mapping;
import dev.slipway.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the folder of an installed role says of itself.
 *
 * @param digest of all its files when it was installed
 */
public record InstalledRole(LockedRole role, String digest) {
  /** The name of the file in the role's folder. */
  public static final String MARK = ".slipway-role.yml";

  /** The mark of a folder; empty when it has none, as a role that was not installed. */
  public static Optional<InstalledRole> in(Path folder) {
    Path mark = folder.resolve(MARK);
    if (!Files.isRegularFile(mark)) {
      return Optional.empty();
    }
    SourceReader reader = new SourceReader(folder);
    Problems unread = new Problems();
    return reader
        .read(mark, reader.rangeOf(mark), unread)
        .flatMap(file -> YamlReader.read(file, unread))
        .flatMap(
            node ->
                LockFile.role(node)
                    .map(
                        role ->
                            new InstalledRole(
                                role, LockFile.text((Mapping) node, "digest").orElse(""))));
  }
}
