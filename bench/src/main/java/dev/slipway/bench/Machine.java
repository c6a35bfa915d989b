package dev.slipway.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was measured on, and with which versions. */
final class Machine {
  private Machine() {}

  static Map<String, String> describe(Path project) throws IOException, InterruptedException {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    notes.put("processor", find("/proc/cpuinfo", "(?m)^model name\\s*: (.*)$"));
    notes.put("memory", find("/proc/meminfo", "MemTotal:\\s*(.*)"));
    notes.put("system", find("/etc/os-release", "PRETTY_NAME=\"(.*)\""));
    notes.put("kernel", System.getProperty("os.version"));
    notes.put("load at the start", Files.readString(Path.of("/proc/loadavg")).strip());
    notes.put("java", System.getProperty("java.runtime.version"));
    notes.put("slipway", firstLine(List.of(project.resolve("slipway").toString(), "--version")));
    notes.put("commit", firstLine(List.of("git", "-C", project.toString(), "rev-parse", "HEAD")));
    if (Contestant.ANSIBLE.isThere()) {
      notes.put("ansible", firstLine(List.of("ansible", "--version")));
    }
    if (Contestant.MITOGEN.isThere()) {
      notes.put(
          "mitogen", firstLine(List.of("dpkg-query", "-W", "-f", "${Version}", "ansible-mitogen")));
    }
    notes.put("ssh server", firstLine(List.of("ssh", "-V")));
    return notes;
  }

  private static String find(String file, String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
    return matcher.find() ? matcher.group(1) : "unknown";
  }

  private static String firstLine(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      process.waitFor();
      return text.lines().findFirst().orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
