package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The processes of one run: those that have its mark in their environment or command line, wherever
 * they went. They are counted again and again while the run goes on, for the most memory they had
 * at a time.
 */
final class Census implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 50;

  /** A process that was just forked still has the environment of its parent. */
  private static final int LOOKS = 3;

  private final List<String> marks;
  private final Thread counting;
  private final Map<Long, ProcessHandle> ours = new HashMap<>();
  private final Map<Long, Integer> strangers = new HashMap<>();
  private long peakKib;

  Census(String... marks) {
    this.marks = List.of(marks);
    alive().forEach(pid -> strangers.put(pid, LOOKS));
    this.counting = Thread.ofPlatform().daemon().name("census").start(this::countOn);
  }

  private void countOn() {
    try {
      while (true) {
        count();
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void count() {
    Set<Long> alive = new HashSet<>(alive());
    ours.keySet().retainAll(alive);
    strangers.keySet().retainAll(alive);
    for (long pid : alive) {
      if (!ours.containsKey(pid) && strangers.getOrDefault(pid, 0) < LOOKS) {
        if (marks.stream().anyMatch(mark -> Processes.mentions(pid, mark))) {
          ProcessHandle.of(pid).ifPresent(handle -> ours.put(pid, handle));
        } else {
          strangers.merge(pid, 1, Integer::sum);
        }
      }
    }
    peakKib = Math.max(peakKib, ours.keySet().stream().mapToLong(Processes::memoryKib).sum());
  }

  private static List<Long> alive() {
    List<Long> pids = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      processes.forEach(folder -> pids.add(Long.parseLong(folder.getFileName().toString())));
    } catch (IOException e) {
      throw new IllegalStateException("there is no /proc", e);
    }
    return pids;
  }

  synchronized long peakKib() {
    return peakKib;
  }

  /**
   * Ends what a run left behind, such as connections that stay for a next one.
   *
   * @return the processor time that these used, in seconds
   */
  double endRest() throws InterruptedException {
    counting.interrupt();
    counting.join();
    count();
    List<ProcessHandle> left;
    synchronized (this) {
      left = List.copyOf(ours.values());
    }
    double seconds = left.stream().mapToDouble(one -> Processes.cpuSeconds(one.pid())).sum();
    left.forEach(ProcessHandle::destroy);
    for (int i = 0; i < 100 && left.stream().anyMatch(ProcessHandle::isAlive); i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    left.forEach(ProcessHandle::destroyForcibly);
    return seconds;
  }

  @Override
  public void close() {
    counting.interrupt();
  }
}
