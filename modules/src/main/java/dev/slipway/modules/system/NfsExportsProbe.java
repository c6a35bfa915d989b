package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What does the host export now, and which files declare it? */
record NfsExportsProbe() implements Probe<NfsExportsProbe.Answer> {
  private static final String SCRIPT =
      """
      part shown; exportfs -v
      part files; for f in /etc/exports /etc/exports.d/*.exports; do
      if [ -f "$f" ]; then echo "$f"; fi; done
      for f in /etc/exports /etc/exports.d/*.exports; do
      if [ -f "$f" ]; then part "file $f"; cat -- "$f"; fi; done
      :
      """;

  private static final ProbeKind<NfsExportsProbe, Answer> KIND =
      new OneQuestion<>("NFS exports", SCRIPT, NfsExportsProbe::read);
  private static final Pattern CLIENT = Pattern.compile("(?<=\\s)(\\S+)\\(([^()]*)\\)$");

  /**
   * What is there.
   *
   * @param shown by directory and client
   * @param declared the directories that each file names
   */
  record Answer(Map<String, Map<String, NfsOptions>> shown, Map<String, Set<String>> declared) {

    Map<String, NfsOptions> of(String path) {
      return shown.getOrDefault(path, Map.of());
    }

    /** Whether {@code secure} and {@code insecure} are told. */
    boolean showsPorts() {
      return shown.values().stream()
          .flatMap(clients -> clients.values().stream())
          .anyMatch(NfsOptions::knowsPort);
    }

    /** As it is when {@code file} exports a directory to these, and to nobody else. */
    Answer with(String path, Map<String, NfsOptions> clients, String file) {
      Map<String, Map<String, NfsOptions>> exports = new LinkedHashMap<>(shown);
      Map<String, Set<String>> files = new LinkedHashMap<>(declared);
      Set<String> paths = new LinkedHashSet<>(declared.getOrDefault(file, Set.of()));
      if (clients.isEmpty()) {
        exports.remove(path);
        paths.remove(path);
      } else {
        exports.put(path, clients);
        paths.add(path);
      }
      if (declared.containsKey(file) || !paths.isEmpty()) {
        files.put(file, paths);
      }
      return new Answer(exports, files);
    }
  }

  @Override
  public ProbeKind<NfsExportsProbe, Answer> kind() {
    return KIND;
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    Map<String, Set<String>> declared = new LinkedHashMap<>();
    for (String file : output.lines("files")) {
      declared.put(file, ExportsEdit.paths(output.text("file " + file)));
    }
    Map<String, Map<String, NfsOptions>> shown = new LinkedHashMap<>();
    StringBuilder started = new StringBuilder();
    for (String line : output.lines("shown")) {
      Matcher client = CLIENT.matcher(line);
      if (!client.find()) {
        started.append(line);
        continue;
      }
      String path = (started + line.substring(0, client.start())).stripTrailing();
      started.setLength(0);
      shown
          .computeIfAbsent(path, _ -> new LinkedHashMap<>())
          .put(name(client.group(1)), NfsOptions.shown(ExportsLine.options(client.group(2))));
    }
    if (!started.isEmpty()) {
      throw output.unreadable("not a line of exportfs -v: " + started);
    }
    return new Answer(shown, declared);
  }

  private static String name(String shown) {
    return shown.equals("<world>") ? "*" : shown;
  }
}
