package dev.slipway.ssh;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * OpenSSH's client configuration, read once: {@code Host}, {@code Match} and {@code Include} are
 * understood, every option is kept whether or not it means something to us.
 */
final class SshConfig {
  private static final int DEEPEST_INCLUDE = 16;

  private final List<Block> blocks = new ArrayList<>();
  private final Path userDirectory;

  /**
   * Options and for whom they hold; {@code conditions} are the headers around them, all of them.
   */
  private record Block(List<OptionLine> conditions, List<OptionLine> options) {}

  private SshConfig(Path userDirectory) {
    this.userDirectory = userDirectory;
  }

  /**
   * @param files the strongest first; those that are not there are skipped
   * @param userDirectory to which an {@code Include} in them is relative
   */
  static SshConfig load(List<Path> files, Path userDirectory) throws IOException {
    SshConfig config = new SshConfig(userDirectory);
    for (Path file : files) {
      config.read(file, List.of(), 0);
    }
    return config;
  }

  private void read(Path file, List<OptionLine> around, int depth) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    if (depth > DEEPEST_INCLUDE) {
      throw new IOException("\"" + file + "\" is included within itself");
    }
    Block block = open(around);
    for (String text : Files.readAllLines(file)) {
      Optional<OptionLine> parsed = OptionLine.parse(text);
      if (parsed.isEmpty()) {
        continue;
      }
      OptionLine line = parsed.get();
      switch (line.key().toLowerCase(Locale.ROOT)) {
        case "host", "match" -> {
          List<OptionLine> conditions = new ArrayList<>(around);
          conditions.add(line);
          block = open(conditions);
        }
        case "include" -> {
          for (String pattern : line.words()) {
            include(pattern, block.conditions(), depth);
          }
          block = open(block.conditions());
        }
        default -> block.options().add(line);
      }
    }
  }

  private Block open(List<OptionLine> conditions) {
    Block block = new Block(List.copyOf(conditions), new ArrayList<>());
    blocks.add(block);
    return block;
  }

  private void include(String pattern, List<OptionLine> around, int depth) throws IOException {
    Path path = Tokens.home(pattern, userDirectory);
    Path absolute = path.isAbsolute() ? path : userDirectory.resolve(path);
    Path directory = absolute.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return;
    }
    List<Path> files;
    String names = String.valueOf(absolute.getFileName());
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, names)) {
      files = StreamSupport.stream(found.spliterator(), false).sorted().toList();
    }
    for (Path file : files) {
      read(file, around, depth + 1);
    }
  }

  /**
   * Adds what holds for a destination.
   *
   * @param options with what is said already; it is stronger
   */
  void addTo(SshOptions options, String alias, Optional<String> user) {
    for (Block block : blocks) {
      if (block.conditions().stream().allMatch(c -> holds(c, options, alias, user))) {
        block.options().forEach(line -> options.add(line.key(), line.words()));
      }
    }
  }

  private static boolean holds(
      OptionLine condition, SshOptions options, String alias, Optional<String> user) {
    if (condition.key().equalsIgnoreCase("host")) {
      return HostPattern.matchesAny(condition.words(), alias);
    }
    return new MatchCondition(condition.words()).holds(options, alias, user);
  }

  @Override
  public String toString() {
    return blocks.stream().map(Block::toString).collect(Collectors.joining("\n"));
  }
}
