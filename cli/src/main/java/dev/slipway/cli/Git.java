package dev.slipway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code git} of this machine. It gets words, never a line for a shell; asks nobody; and speaks
 * https, ssh and with files only, whatever a repository says.
 */
final class Git {
  /** They would let it work on another repository than the one that is meant. */
  private static final Set<String> PLACES =
      Set.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_NAMESPACE",
          "GIT_PREFIX");

  private final Map<String, String> environment;

  Git(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** It ended with another status than 0; the message is the last that it said. */
  static final class GitException extends Exception {
    private static final long serialVersionUID = 1L;

    GitException(String message) {
      super(message);
    }

    String said() {
      return String.valueOf(getMessage());
    }
  }

  /** Makes a copy of a repository with all its branches and tags, and no files yet. */
  void copy(String source, Path into) throws GitException, InterruptedException {
    run(List.of("clone", "--quiet", "--no-checkout", "--", source, into.toString()));
  }

  /** The commit that a name means; empty when it means none. */
  Optional<String> commit(Path repository, String name) throws InterruptedException {
    try {
      String[] words = {"rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"};
      return Optional.of(in(repository, words).strip()).filter(text -> !text.isEmpty());
    } catch (GitException _) {
      return Optional.empty();
    }
  }

  /** Puts the files of a commit there. */
  void checkOut(Path repository, String commit) throws GitException, InterruptedException {
    in(repository, "-c", "advice.detachedHead=false", "checkout", "--quiet", "--detach", commit);
  }

  private String in(Path repository, String... words) throws GitException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-C", repository.toString()));
    all.addAll(List.of(words));
    return run(all);
  }

  private String run(List<String> words) throws GitException, InterruptedException {
    try {
      Path out = Files.createTempFile("slipway-git", ".out");
      Path err = Files.createTempFile("slipway-git", ".err");
      try {
        return run(words, out, err);
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new RefusedException(
          "git cannot be run: " + e.getMessage() + ".",
          "install git (Debian and Ubuntu: apt-get install git).");
    }
  }

  private String run(List<String> words, Path out, Path err)
      throws IOException, GitException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.hooksPath=/dev/null"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().keySet().removeAll(PLACES);
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_ALLOW_PROTOCOL", "https:ssh:file");
    Process process = builder.start();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new GitException(lastLine(err, status));
      }
      return Files.readString(out);
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private static String lastLine(Path err, int status) throws IOException {
    return Files.readString(err, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> !line.isBlank())
        .filter(line -> line.startsWith("fatal:") || line.startsWith("error:"))
        .findFirst()
        .map(line -> line.replaceFirst("^(fatal|error): ", "").strip())
        .orElse("it ended with status " + status);
  }
}
