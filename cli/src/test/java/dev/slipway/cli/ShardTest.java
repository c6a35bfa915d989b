package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --shard} on the local connection. */
final class ShardTest {
  @TempDir private Path folder = Path.of("");
  private final Terminal terminal = new Terminal();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("hosts"), "a\nb\nc\nd\ne\n");
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - hosts: all
          tasks:
            - copy: {dest: "%s/made-${inventory_hostname}", content: "x", mode: "0644"}
        """
            .formatted(folder));
  }

  private int slipway(String... words) {
    String state = folder.resolve("state").toString();
    return terminal.type(folder, Map.of("XDG_STATE_HOME", state), words);
  }

  private int shard(String command, String shard, String... more) {
    List<String> words = List.of(command, "site.yml", "-i", "hosts", "-c", "local", "--shard");
    return slipway(
        Stream.of(words.stream(), Stream.of(shard), Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private List<String> made() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("made-"))
          .sorted()
          .toList();
    }
  }

  @Test
  void shardsTogether_areTheFleet() throws IOException {
    assertThat(shard("run", "1/2")).as(terminal.err()).isZero();
    assertThat(made()).containsExactly("made-a", "made-c", "made-e");

    assertThat(shard("run", "2/2")).as(terminal.err()).isZero();
    assertThat(made()).containsExactly("made-a", "made-b", "made-c", "made-d", "made-e");
    try (Stream<Path> records = Files.list(folder.resolve("state/slipway/runs"))) {
      assertThat(records).as("a record for each").hasSize(2);
    }
  }

  @Test
  void aPlanOfAShard_isCarriedOutAsOne() throws IOException {
    assertThat(shard("plan", "2/3", "-o", "it.plan")).as(terminal.err()).isZero();
    assertThat(slipway("apply", "it.plan")).as(terminal.err()).isZero();

    assertThat(made()).containsExactly("made-b", "made-e");
  }

  @Test
  void aHostForTheWholeFleet_isRefused_beforeAHostIsTouched() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        Files.readString(folder.resolve("site.yml")) + "    - add_host: {name: f}\n");

    assertThat(shard("run", "1/2")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(terminal.err())
        .contains("site.yml:4:7", "[not-by-shards]", "\"add_host\" adds a host");
    assertThat(made()).isEmpty();
  }

  @Test
  void whatIsNoShard_isRefused() {
    assertThat(shard("plan", "0/2")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(terminal.err()).contains("--shard:1:1", "\"0/2\" is no shard", "from 1/8 to 8/8");
  }
}
