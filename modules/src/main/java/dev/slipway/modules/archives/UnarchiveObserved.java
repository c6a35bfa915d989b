package dev.slipway.modules.archives;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileStatus;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.archives.Selection.Item;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.HostFile;
import dev.slipway.modules.support.LinkTrap;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.List;

/**
 * What the module {@code unarchive} looks at.
 *
 * @param directory the destination
 * @param places what is to be there and what is; empty when {@code creates} exists
 */
record UnarchiveObserved(FileAnswer.Present directory, Actor actor, List<Place> places) {

  /** One thing that is to be there, and what is there. */
  record Place(Item item, String path, FileAnswer answer) {}

  static UnarchiveObserved observe(UnarchiveDesired desired, HostReader host) throws HostException {
    Actor actor = host.ask(new ActorProbe());
    FileAnswer.Present directory = directory(desired.destination(), host);
    if (desired.creates().isPresent()
        && !(host.ask(FileProbe.metadata(desired.creates().get())) instanceof FileAnswer.Absent)) {
      return new UnarchiveObserved(directory, actor, List.of());
    }
    List<Item> items = desired.selection().of(ArchiveIndex.of(entries(desired, host)));
    List<FileProbe> probes =
        items.stream()
            .map(item -> FileProbe.digest(Paths.join(desired.destination(), item.path())))
            .toList();
    List<FileAnswer> answers = host.askAll(probes);
    List<Place> places = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      places.add(new Place(items.get(index), probes.get(index).path(), answers.get(index)));
    }
    return new UnarchiveObserved(directory, actor, List.copyOf(places));
  }

  private static FileAnswer.Present directory(String path, HostReader host) throws HostException {
    return switch (host.ask(FileProbe.metadata(path).following())) {
      case FileAnswer.Absent _ ->
          throw new TaskFailedException(
              "The directory \"%s\" does not exist. Make it first, with the module file."
                  .formatted(path));
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present when !present.is(FileType.DIRECTORY) ->
          throw new TaskFailedException(
              "\"%s\" is a %s, not a directory.".formatted(path, present.type().label()));
      case FileAnswer.Present present -> {
        LinkTrap.check(path, present);
        yield present;
      }
    };
  }

  private static List<Entry> entries(UnarchiveDesired desired, HostReader host)
      throws HostException {
    Format format = desired.format();
    return switch (desired.source()) {
      case UnarchiveDesired.Source.Local local when format.isReadHere() ->
          LocalIndex.read(local.content(), format, local.written());
      case UnarchiveDesired.Source.Local local ->
          listed(desired, ArchiveProbe.sending(local.content(), format), host);
      case UnarchiveDesired.Source.Remote remote -> {
        HostFile.mustBeThere("archive", remote.written(), host);
        yield listed(desired, ArchiveProbe.of(remote.written(), format), host);
      }
    };
  }

  private static List<Entry> listed(UnarchiveDesired desired, ArchiveProbe probe, HostReader host)
      throws HostException {
    mustHave(desired, host);
    return switch (host.ask(probe)) {
      case ArchiveProbe.Answer.Listed(List<Entry> entries) -> entries;
      case ArchiveProbe.Answer.Failed(String reason) ->
          throw new TaskFailedException(
              "\"%s\" cannot be read as the archive that its name says: %s."
                  .formatted(desired.source().written(), reason));
    };
  }

  /** The host needs the program that reads the archive. */
  static void mustHave(UnarchiveDesired desired, HostReader host) throws HostException {
    Format format = desired.format();
    if (!host.ask(new ToolProbe(format.program()))) {
      throw new TaskFailedException(
          "The host cannot unpack \"%s\": it has no program \"%s\". Install the package %s first."
              .formatted(desired.source().written(), format.program(), format.packages()));
    }
  }

  /** Makes sure that the acting user may put something at a place. */
  void mustTake(Place place, String destination) {
    String parent = Paths.directory(place.path());
    FileAnswer above =
        places.stream()
            .filter(other -> other.path().equals(parent))
            .map(Place::answer)
            .findFirst()
            .orElse(directory);
    boolean writable =
        above.present().flatMap(FileAnswer.Present::status).map(FileStatus::writable).orElse(true);
    if (!writable) {
      throw new TaskFailedException(FilePlace.notWritable(parent));
    }
    if (!directory.status().map(FileStatus::writable).orElse(true)) {
      throw new TaskFailedException(FilePlace.notWritable(destination));
    }
  }
}
