package dev.slipway.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What Linux tells about processes. */
final class Processes {
  /** Fields of {@code /proc/PID/stat}, counted from the one after the name. */
  private static final int UTIME = 11;

  private static final int CUTIME = 13;
  private static final double TICKS_A_SECOND = 100;

  private Processes() {}

  /** User and system time of a process; 0 when it is gone. */
  static double cpuSeconds(long pid) {
    return sum(pid, UTIME, UTIME + 2);
  }

  /** The same, and of all that ended below it and was waited for. */
  static double cpuSecondsWithEnded(long pid) {
    return sum(pid, UTIME, CUTIME + 2);
  }

  /** Of all that ended below this JVM and was waited for. */
  static double cpuSecondsOfEndedChildren() {
    return sum(ProcessHandle.current().pid(), CUTIME, CUTIME + 2);
  }

  private static double sum(long pid, int from, int to) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Arrays.stream(fields, from, to).mapToLong(Long::parseLong).sum() / TICKS_A_SECOND;
    } catch (IOException e) {
      return 0;
    }
  }

  /** The memory of a process, what it shares counted in part (PSS), in KiB; 0 when it is gone. */
  static long memoryKib(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Whether a text stands in the environment or the command line that a process shows. */
  static boolean mentions(long pid, String text) {
    return Stream.of("environ", "cmdline").anyMatch(file -> read(pid, file).contains(text));
  }

  private static String read(long pid, String file) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/" + file));
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
