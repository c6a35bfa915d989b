package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes files of files. All are converted before the first is written, so that a mistake in one
 * leaves all as they were.
 */
final class VaultConversion {
  private final Surroundings surroundings;
  private final VaultFiles files;
  private final List<String> names;
  private final Optional<String> output;

  VaultConversion(Surroundings surroundings, List<String> names, Optional<String> output) {
    if (output.isPresent() && names.size() > 1) {
      throw new RefusedException("--output takes one file.", "name one, or leave --output out.");
    }
    this.surroundings = surroundings;
    this.files = new VaultFiles(surroundings);
    this.names = names.isEmpty() ? List.of(VaultFiles.PIPE) : names;
    this.output = output;
  }

  /** Makes one content of another. */
  @FunctionalInterface
  interface Step {
    byte[] convert(String name, byte[] content);
  }

  void convert(Step step) {
    List<byte[]> contents = new ArrayList<>();
    names.forEach(name -> contents.add(step.convert(name, files.read(name))));
    for (int i = 0; i < names.size(); i++) {
      files.write(output.orElse(names.get(i)), contents.get(i));
    }
  }

  /** Tells what was done, unless the result itself was printed. */
  void say(String what) {
    names.stream()
        .map(output::orElse)
        .filter(name -> !name.equals(VaultFiles.PIPE))
        .forEach(name -> surroundings.err().println(what + " " + name));
  }
}
