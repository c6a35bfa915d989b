package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.Slipway.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * With {@code SLIPWAY_RESIDENT} a process stays, and nobody sees who carried a command line out.
 */
@Timeout(180)
class ResidentIT {
  @TempDir private Path folder;
  private Path places;

  @BeforeEach
  void writeProject() throws IOException {
    places = Files.createDirectory(folder.resolve("runtime"));
    Files.writeString(
        folder.resolve("who.yml"),
        """
        - hosts: localhost
          gather_facts: false
          tasks:
            - name: Tell who does it
              debug: {msg: "by ${lookup.pipe('echo $PPID')}, FLAVOUR ${lookup.env('FLAVOUR')|'none'}"}
            - name: Write
              copy: {dest: "%s", content: written, mode: '0600'}
        """
            .formatted(folder.resolve("written")));
    Files.writeString(folder.resolve("wrong.yml"), "- hosts: localhost\n  taks: []\n");
  }

  @AfterEach
  void endResidents() throws InterruptedException, ExecutionException {
    for (ProcessHandle resident : residents()) {
      resident.destroyForcibly();
      resident.onExit().get();
    }
  }

  @Test
  void laterRuns_areTheResidentsAndLookTheSame() throws IOException {
    Finished alone = slipway("run", "who.yml", "--diff");
    ProcessHandle resident = awaitResident();

    Files.delete(folder.resolve("written"));
    Finished visited = slipway("run", "who.yml", "--diff");
    Finished wrongThere = slipway("check", "wrong.yml");
    Finished wrongHere = slipway(Map.of("SLIPWAY_RESIDENT", "0"), "check", "wrong.yml");
    Finished otherVariables = slipway(Map.of("FLAVOUR", "salt"), "run", "who.yml");

    assertThat(visited.exit()).as(visited.toString()).isZero();
    assertThat(visited.output()).contains("by " + resident.pid() + ", FLAVOUR none");
    assertThat(alone.output()).doesNotContain("by " + resident.pid() + ",");
    assertThat(plain(visited)).isEqualTo(plain(alone));
    assertThat(visited.errors()).isEqualTo(alone.errors());
    assertThat(folder.resolve("written")).hasContent("written");
    assertThat(wrongThere).isEqualTo(wrongHere);
    assertThat(wrongThere.exit()).isEqualTo(1);
    assertThat(otherVariables.output())
        .contains("FLAVOUR salt")
        .doesNotContain("by " + resident.pid() + ",");
  }

  /** Without process ids and durations. */
  private static String plain(Finished finished) {
    return finished.output().replaceAll("by [0-9]+", "by ID").replaceAll("[0-9.]+ s", "n s");
  }

  @Test
  void runThatIsEnded_saysHowFarItWentAndTheResidentStays() throws IOException {
    Path started = folder.resolve("started");
    Files.writeString(
        folder.resolve("long.yml"),
        """
        - hosts: localhost
          gather_facts: false
          tasks:
            - name: Take long
              shell: echo $$ > %1$s.new; mv %1$s.new %1$s; exec sleep 600
        """
            .formatted(started));
    slipway("run", "who.yml");
    ProcessHandle resident = awaitResident();

    Finished ended = slipway(Map.of(), process -> endWhen(started, process), "run", "long.yml");

    assertThat(ended.exit()).as(ended.toString()).isEqualTo(143);
    assertThat(ended.output())
        .contains("The run was ended while this was applied")
        .contains("Interrupted. This is how far it went:");
    long command = Long.parseLong(Files.readString(started).strip());
    assertThat(ProcessHandle.of(command)).hasValueSatisfying(ProcessHandle::destroy);
    assertThat(slipway("run", "who.yml").output()).contains("by " + resident.pid() + ",");
  }

  private static void endWhen(Path started, Process process) {
    while (process.isAlive() && !Files.exists(started)) {
      Thread.onSpinWait();
    }
    process.toHandle().destroy();
  }

  @Test
  void residentThatIsKilled_isNoSuccessAndTheNextRunGoesOnAlone() throws IOException {
    Path started = folder.resolve("started");
    Files.writeString(
        folder.resolve("long.yml"),
        "- hosts: localhost\n  gather_facts: false\n  tasks:\n    - shell: echo > %s; exec sleep 60\n"
            .formatted(started));
    slipway("run", "who.yml");
    ProcessHandle resident = awaitResident();

    Finished lost =
        slipway(
            Map.of(),
            process -> {
              while (process.isAlive() && !Files.exists(started)) {
                Thread.onSpinWait();
              }
              resident.destroyForcibly();
            },
            "run",
            "long.yml");
    Finished next = slipway("run", "who.yml");

    assertThat(lost.exit()).as(lost.toString()).isEqualTo(70);
    assertThat(lost.errors()).contains("broken off", "Fix: ");
    assertThat(next.exit()).as(next.toString()).isZero();
  }

  @Test
  void passwordProgram_isAskedByTheProcessWithTheTerminal() throws IOException {
    Path program = folder.resolve("password");
    Files.writeString(program, "#!/bin/sh\necho asked >&2\necho secret\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(folder.resolve("plain"), "to be kept");
    Map<String, String> password = Map.of("SLIPWAY_VAULT_PASSWORD_FILE", program.toString());
    slipway(password, "vault", "encrypt", "plain");
    Files.writeString(
        folder.resolve("vault.yml"),
        "- hosts: localhost\n  gather_facts: false\n  tasks:\n"
            + "    - copy: {src: plain, dest: \"%s\"}\n".formatted(folder.resolve("opened")));
    slipway(password, "run", "who.yml");
    awaitResident();

    Finished finished = slipway(password, "run", "vault.yml");

    assertThat(finished.exit()).as(finished.toString()).isZero();
    assertThat(finished.errors()).contains("asked");
    assertThat(folder.resolve("opened")).hasContent("to be kept");
  }

  private Finished slipway(String... arguments) {
    return slipway(Map.of(), arguments);
  }

  private Finished slipway(Map<String, String> more, String... arguments) {
    return slipway(more, _ -> {}, arguments);
  }

  private Finished slipway(
      Map<String, String> more, Consumer<Process> meanwhile, String... arguments) {
    Map<String, String> variables = new HashMap<>();
    variables.put("SLIPWAY_RESIDENT", "10");
    variables.put("XDG_RUNTIME_DIR", places.toString());
    variables.put("XDG_STATE_HOME", folder.resolve("state").toString());
    variables.putAll(more);
    return Slipway.runIn(folder, meanwhile, variables, arguments);
  }

  /** The one that an earlier run has left, when it is ready. */
  private ProcessHandle awaitResident() {
    while (true) {
      List<ProcessHandle> residents = residents();
      Finished asked = slipway("run", "who.yml", "--check");
      for (ProcessHandle resident : residents) {
        if (asked.output().contains("by " + resident.pid() + ",")) {
          return resident;
        }
      }
    }
  }

  private List<ProcessHandle> residents() {
    Path place = places.resolve("slipway");
    if (!Files.exists(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> file.toString().endsWith(".lock"))
          .flatMap(ResidentIT::processId)
          .flatMap(id -> ProcessHandle.of(id).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** None while it is being written. */
  private static Stream<Long> processId(Path lock) {
    try {
      String written = Files.readString(lock);
      return written.endsWith("\n") ? Stream.of(Long.valueOf(written.strip())) : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
