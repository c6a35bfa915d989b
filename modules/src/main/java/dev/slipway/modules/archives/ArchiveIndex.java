package dev.slipway.modules.archives;

import dev.slipway.module.TaskFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of an archive by name; names are relative, without dots and without slashes at their
 * ends. An entry that comes twice is the one that comes last.
 */
record ArchiveIndex(Map<String, Entry> entries) {

  /**
   * Of the entries as the archive has them.
   *
   * @throws TaskFailedException when a name leads out of the destination, or an entry is neither
   *     file nor directory nor link
   */
  static ArchiveIndex of(List<Entry> raw) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry : raw) {
      String name = safe(entry.name());
      if (!name.isEmpty()) {
        entries.remove(name);
        entries.put(name, resolved(entry.named(name), entries));
      }
    }
    return new ArchiveIndex(entries);
  }

  private static Entry resolved(Entry entry, Map<String, Entry> before) {
    return switch (entry.kind()) {
      case FILE, DIRECTORY, LINK -> entry;
      case OTHER -> throw refused(entry.name(), "is neither a file nor a directory nor a link");
      case HARD_LINK ->
          Optional.ofNullable(before.get(safe(entry.target())))
              .filter(file -> file.kind() == Entry.Kind.FILE)
              .map(entry::sharing)
              .orElseThrow(() -> refused(entry.name(), "is a link to a file that is not in it"));
    };
  }

  private static String safe(String written) {
    if (written.startsWith("/")) {
      throw refused(written, "is an absolute name");
    }
    if (written.indexOf('\uFFFD') >= 0) {
      throw refused(written, "is not UTF-8");
    }
    StringBuilder name = new StringBuilder();
    for (String step : written.split("/", -1)) {
      if (step.equals("..")) {
        throw refused(written, "leads out of the destination");
      }
      if (!step.isEmpty() && !step.equals(".")) {
        name.append(name.isEmpty() ? "" : "/").append(step);
      }
    }
    return name.toString();
  }

  private static TaskFailedException refused(String name, String why) {
    return new TaskFailedException(
        "The archive is not unpacked: its entry \"%s\" %s.".formatted(name, why));
  }
}
