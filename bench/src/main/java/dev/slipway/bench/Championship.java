package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Has contestants do the same work alternately. */
final class Championship {
  private final Path project;
  private final List<Contestant> contestants;
  private final Consumer<String> said;

  /**
   * @param project the folder of the launcher
   * @param said takes a line on how far it is
   */
  Championship(Path project, List<Contestant> contestants, Consumer<String> said) {
    this.project = project;
    this.contestants = contestants;
    this.said = said;
  }

  /**
   * Every task {@code runs} times by each contestant; one that fails is not tried again.
   *
   * @param rehearsals how often a process that stays does a task before: it is met warm, as a rule
   */
  Results run(List<Task> tasks, int runs, int rehearsals) throws IOException, InterruptedException {
    Results results = new Results();
    try (Arena arena = Arena.open(project, contestants, tasks)) {
      Thread atEnd = new Thread(() -> closeQuietly(arena));
      Runtime.getRuntime().addShutdownHook(atEnd);
      warmUp(arena);
      for (Task task : tasks) {
        rehearse(arena, task, rehearsals);
        alternate(arena, task, runs, results);
      }
      Runtime.getRuntime().removeShutdownHook(atEnd);
    }
    return results;
  }

  private void rehearse(Arena arena, Task task, int rehearsals)
      throws IOException, InterruptedException {
    if (!contestants.contains(Contestant.SLIPWAY_RESIDENT)) {
      return;
    }
    try {
      for (int rehearsal = 0; rehearsal < rehearsals; rehearsal++) {
        arena.measure(Contestant.SLIPWAY_RESIDENT, task);
      }
    } catch (Arena.FailedRunException e) {
      said.accept(task.key() + " cannot be rehearsed: " + e.getMessage());
    }
  }

  private void alternate(Arena arena, Task task, int runs, Results results)
      throws IOException, InterruptedException {
    Set<Contestant> failed = EnumSet.noneOf(Contestant.class);
    for (int run = 1; run <= runs; run++) {
      for (Contestant contestant : contestants) {
        if (!failed.contains(contestant) && !measured(arena, contestant, task, results)) {
          failed.add(contestant);
        }
      }
    }
  }

  /** After a build the launcher makes its cache once. */
  private void warmUp(Arena arena) throws IOException, InterruptedException {
    try {
      for (Contestant contestant : contestants) {
        if (!contestant.isAnsible()) {
          arena.execute(contestant, Tasks.version());
        }
      }
      if (contestants.contains(Contestant.SLIPWAY_RESIDENT)) {
        arena.settle(Contestant.SLIPWAY_RESIDENT, Tasks.empty());
      }
    } catch (Arena.FailedRunException e) {
      throw new IOException("Slipway does not start: " + e.getMessage(), e);
    }
  }

  private boolean measured(Arena arena, Contestant contestant, Task task, Results results)
      throws IOException, InterruptedException {
    try {
      Measurement measurement = arena.measure(contestant, task);
      results.add(task, contestant, measurement);
      said.accept(
          String.format(
              java.util.Locale.ROOT,
              "%-12s %-14s %7.2f s  processor %6.2f + %6.2f s  %5d MiB",
              task.key(),
              contestant.word(),
              measurement.seconds(),
              measurement.controlCpu(),
              measurement.hostCpu(),
              measurement.peakKib() / 1024));
      return true;
    } catch (Arena.FailedRunException e) {
      results.fail(task.key() + " by " + contestant.title() + ": " + e.getMessage());
      said.accept(task.key() + " " + contestant.word() + " does not count: " + e.getMessage());
      return false;
    }
  }

  private static void closeQuietly(Arena arena) {
    try {
      arena.close();
    } catch (IOException e) {
      // The JVM ends; there is nobody left to tell.
      return;
    }
  }
}
