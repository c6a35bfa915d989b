package dev.slipway.modules.archives;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.TreeAnswer;
import dev.slipway.host.probe.TreeProbe;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.HostFile;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the module {@code archive} looks at.
 *
 * @param wanted what goes into the archive, by name
 * @param there what is in it; empty when there is no such archive
 */
record ArchiveObserved(FilePlace place, List<Entry> wanted, List<Entry> there) {

  static ArchiveObserved observe(ArchiveDesired desired, HostReader host) throws HostException {
    FilePlace place =
        FilePlace.observe(
            host,
            FilePlace.Question.of(
                desired.destination(),
                FileProbe.Detail.METADATA,
                FilePlace.Links.KEEP,
                desired.ownership()));
    return new ArchiveObserved(place, wanted(desired, host), there(desired, place, host));
  }

  /** Whether the archive is to be made anew. Times are of no matter. */
  boolean isPacked() {
    return !place.answer().is(FileType.REGULAR) || !listing(wanted).equals(listing(there));
  }

  /** One line for each entry. */
  static String listing(List<Entry> entries) {
    return entries.stream().map(ArchiveObserved::line).collect(Collectors.joining());
  }

  private static String line(Entry entry) {
    String what =
        switch (entry.kind()) {
          case DIRECTORY -> "directory";
          case LINK -> "link to " + entry.target();
          default -> entry.size() + " bytes, sha256 " + entry.sha256();
        };
    // The permissions of a link mean nothing.
    int mode = entry.kind() == Entry.Kind.LINK ? 0777 : entry.mode();
    return "%04o %s: %s%n".formatted(mode, entry.name(), what);
  }

  private static List<Entry> wanted(ArchiveDesired desired, HostReader host) throws HostException {
    TreeMap<String, Boolean> paths = new TreeMap<>();
    List<FileAnswer> tops = host.askAll(desired.paths().stream().map(FileProbe::metadata).toList());
    for (int index = 0; index < tops.size(); index++) {
      String path = desired.paths().get(index);
      paths.put(path, true);
      if (tops.get(index).is(FileType.DIRECTORY)) {
        TreeAnswer tree = host.ask(new TreeProbe(path));
        mustBeComplete(path, tree);
        tree.entries().forEach(entry -> paths.put(entry.path(), true));
      }
    }
    List<FileProbe> probes =
        paths.keySet().stream().filter(desired::takes).map(FileProbe::digest).toList();
    List<FileAnswer> answers = host.askAll(probes);
    String root = desired.root();
    int start = root.equals("/") ? 1 : root.length() + 1;
    List<Entry> entries = new ArrayList<>();
    for (int index = 0; index < probes.size(); index++) {
      String path = probes.get(index).path();
      entries.add(entry(path, path.substring(start), answers.get(index)));
    }
    return List.copyOf(entries);
  }

  private static void mustBeComplete(String path, TreeAnswer tree) {
    if (!tree.complete()) {
      throw new TaskFailedException(
          "The acting user may not look at everything in \"%s\". Become a user who may."
              .formatted(path));
    }
  }

  private static Entry entry(String path, String name, FileAnswer answer) {
    FileAnswer.Present file =
        switch (answer) {
          case FileAnswer.Absent _ ->
              throw new TaskFailedException(
                  "\"%s\" does not exist, so it cannot be packed.".formatted(path));
          case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
          case FileAnswer.Present present -> present;
        };
    return switch (file.type()) {
      case DIRECTORY -> Entry.directory(name, file.mode());
      case LINK ->
          new Entry(name, Entry.Kind.LINK, file.mode(), 0, 0, file.linkTarget().orElse(""), "");
      case REGULAR ->
          new Entry(
              name,
              Entry.Kind.FILE,
              file.mode(),
              file.size(),
              0,
              "",
              file.sha256()
                  .orElseThrow(
                      () ->
                          new TaskFailedException(
                              "The acting user may not read \"%s\".".formatted(path))));
      case FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE ->
          throw new TaskFailedException(
              "\"%s\" is a %s, which is not packed. Leave it out with exclude_path."
                  .formatted(path, file.type().label()));
    };
  }

  private static List<Entry> there(ArchiveDesired desired, FilePlace place, HostReader host)
      throws HostException {
    if (!place.answer().is(FileType.REGULAR)) {
      mustHave(desired, host);
      return List.of();
    }
    HostFile.mustBeReadable(place.path(), place.answer().present().orElseThrow(), host);
    mustHave(desired, host);
    return switch (host.ask(ArchiveProbe.of(place.path(), desired.format()))) {
      case ArchiveProbe.Answer.Failed _ -> List.of();
      case ArchiveProbe.Answer.Listed(List<Entry> entries) ->
          ArchiveIndex.of(entries).entries().values().stream()
              .sorted(java.util.Comparator.comparing(Entry::name))
              .toList();
    };
  }

  private static void mustHave(ArchiveDesired desired, HostReader host) throws HostException {
    Format format = desired.format();
    List<String> programs =
        format == Format.ZIP ? List.of("zip", "unzip") : List.of(format.program());
    for (String program : programs) {
      if (!host.ask(new ToolProbe(program))) {
        throw new TaskFailedException(
            "The host cannot pack \"%s\": it has no program \"%s\". Install the package %s first."
                .formatted(
                    desired.destination(),
                    program,
                    program.equals("zip") ? "zip" : format.packages()));
      }
    }
  }
}
