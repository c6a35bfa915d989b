package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processes that stay from run to run, by the files in which they write who they are.
 *
 * @param folder what they are given as XDG_RUNTIME_DIR
 */
record Residents(Path folder) {
  private static final long INTERVAL_MILLIS = 100;
  private static final int QUIET_LOOKS = 5;

  private List<Long> all() throws IOException {
    Path places = folder.resolve("slipway");
    if (!Files.exists(places)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(places)) {
      return files
          .filter(file -> file.toString().endsWith(".lock"))
          .flatMap(Residents::id)
          .toList();
    }
  }

  private static Stream<Long> id(Path lock) {
    try {
      String written = Files.readString(lock);
      return written.isBlank() ? Stream.empty() : Stream.of(Long.valueOf(written.strip()));
    } catch (IOException _) {
      return Stream.empty();
    }
  }

  double cpuSeconds() throws IOException {
    return all().stream().mapToDouble(Processes::cpuSecondsWithEnded).sum();
  }

  long memoryKib() throws IOException {
    return all().stream().mapToLong(Processes::memoryKib).sum();
  }

  /** Returns when one is there, or more, that has nothing to do. */
  void awaitReady() throws IOException, InterruptedException {
    double before = -1;
    for (int looks = 0; looks < QUIET_LOOKS; looks++) {
      double now = cpuSeconds();
      if (now != before || now == 0) {
        looks = 0;
      }
      before = now;
      TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
    }
  }

  void end() throws IOException {
    all().forEach(id -> ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly));
  }
}
