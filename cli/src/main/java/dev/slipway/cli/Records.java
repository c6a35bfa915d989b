package dev.slipway.cli;

import com.google.common.hash.Hashing;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.report.RecordText;
import dev.slipway.run.Recap;
import dev.slipway.run.Recorder;
import dev.slipway.run.RunEvent;
import dev.slipway.run.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file in which the last run of some playbooks is remembered. */
final class Records {
  private final Surroundings surroundings;
  private final CourseOptions options;
  private final List<String> playbooks;
  private final Optional<String> shard;

  /**
   * @param shard each has a record of its own
   */
  Records(
      Surroundings surroundings,
      CourseOptions options,
      List<String> playbooks,
      Optional<String> shard) {
    this.surroundings = surroundings;
    this.options = options;
    this.playbooks = playbooks;
    this.shard = shard;
  }

  /** Empty when there is no folder for it. */
  private Optional<Path> file() {
    String names =
        Stream.concat(
                playbooks.stream()
                    .map(name -> surroundings.directory().resolve(name).normalize().toString()),
                shard.stream())
            .collect(Collectors.joining("\n"));
    String hash = Hashing.sha256().hashString(names, StandardCharsets.UTF_8).toString();
    return options
        .record
        .map(name -> surroundings.directory().resolve(name))
        .or(
            () ->
                surroundings
                    .stateFolder()
                    .map(
                        folder -> folder.resolve("runs").resolve(hash.substring(0, 16) + ".json")));
  }

  /** The last run. */
  RunRecord last() {
    Path file = file().filter(Files::exists).orElseThrow(this::nothing);
    return read(file);
  }

  private RefusedException nothing() {
    String place = file().map(file -> " There is no file " + file + ".").orElse("");
    return new RefusedException(
        "No run of these playbooks is remembered." + place, "run them without --resume.");
  }

  static RunRecord read(Path file) {
    try {
      return RecordText.read(Files.readString(file))
          .orElseThrow(
              () ->
                  new RefusedException(
                      file + " is not the record of a run.",
                      "name one that --record has written."));
    } catch (IOException e) {
      throw new RefusedException(
          file + " cannot be read: " + e.getMessage() + ".", "name the record of a run.");
    }
  }

  /** Keeps the record of a run of these playbooks. */
  Witness of(List<CompiledPlaybook> compiled, boolean dryRun) {
    Recorder recorder = new Recorder(compiled, surroundings.secrets(), Instant.now());
    return new Witness() {
      @Override
      public void on(RunEvent event) {
        recorder.on(event);
      }

      @Override
      public void over(Optional<Recap> recap) {
        keep(recorder, dryRun);
      }
    };
  }

  /** Puts the record in place as one step, for this user only. A dry run leaves none by itself. */
  private void keep(Recorder recorder, boolean dryRun) {
    Optional<Path> file = dryRun ? options.record.flatMap(_ -> file()) : file();
    if (file.isEmpty()) {
      return;
    }
    try {
      StateFile.write(file.get(), writer -> RecordText.write(recorder.record(), writer));
    } catch (IOException e) {
      surroundings.err().println("warning: the run is not remembered: " + e);
    }
  }
}
