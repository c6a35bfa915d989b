package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is told to end says what it did and what is not known. */
@Timeout(120)
class EndedRunIT {
  @TempDir private Path folder;

  @Test
  void runThatIsEndedWithinATask_saysWhatIsNotKnown() throws IOException {
    Path started = folder.resolve("started");
    Files.writeString(
        folder.resolve("playbook.yml"),
        """
        - hosts: localhost
          gather_facts: false
          tasks:
            - name: Take long
              shell: echo $$ > %1$s.new; mv %1$s.new %1$s; exec sleep 600
            - name: Come too late
              copy: {dest: %2$s, content: done}
        """
            .formatted(started, folder.resolve("late")));

    Slipway.Finished finished =
        Slipway.runIn(
            folder,
            process -> {
              while (process.isAlive() && !Files.exists(started)) {
                Thread.onSpinWait();
              }
              process.toHandle().destroy();
            },
            "run",
            "playbook.yml");

    assertThat(finished.exit()).as(finished.toString()).isEqualTo(143);
    assertThat(finished.output())
        .contains("The run was ended while this was applied")
        .contains("Interrupted. This is how far it went:")
        .containsPattern("localhost +0 +0 +1 +0 +0 +1");
    assertThat(folder.resolve("late")).doesNotExist();
    // What a host has begun it may finish: half an installation would be worse than one too many.
    long command = Long.parseLong(Files.readString(started).strip());
    assertThat(ProcessHandle.of(command)).hasValueSatisfying(ProcessHandle::destroy);
  }
}
