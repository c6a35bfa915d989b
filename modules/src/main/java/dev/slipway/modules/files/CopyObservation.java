package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.files.CopyDesired.Item;
import dev.slipway.modules.files.CopyDesired.Source;
import dev.slipway.modules.files.CopyObserved.Placed;
import dev.slipway.modules.support.FileContents;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at the places where the module {@code copy} puts files. */
final class CopyObservation {
  private final CopyDesired desired;
  private final HostReader host;

  private CopyObservation(CopyDesired desired, HostReader host) {
    this.desired = desired;
    this.host = host;
  }

  static CopyObserved observe(CopyDesired desired, HostReader host) throws HostException {
    CopyObservation observation = new CopyObservation(desired, host);
    return switch (desired.source()) {
      case Source.Text(var content) -> observation.text(new Item("", 0, content));
      case Source.File(Item item) -> observation.file(item);
      case Source.Folder folder -> observation.folder(folder);
      case Source.Remote remote -> observation.remote(remote);
    };
  }

  private CopyObserved text(Item item) throws HostException {
    FilePlace place = FilePlace.observe(host, question(desired.destination(), item));
    if (place.followed().is(FileType.DIRECTORY)) {
      throw new TaskFailedException(
          "\"%s\" is a directory, so dest must name the file in it that gets the content."
              .formatted(place.path()));
    }
    return single(item, place, List.of(), Map.of());
  }

  private CopyObserved file(Item item) throws HostException {
    String inside = Paths.join(desired.destination(), item.path());
    if (desired.into()) {
      List<String> directories = List.of(desired.destination());
      Map<String, FileAnswer> known = NewDirectories.observe(host, directories);
      FilePlace place = FilePlace.observe(host, question(inside, item));
      return single(item, place, directories, known);
    }
    FilePlace place = FilePlace.observe(host, question(desired.destination(), item));
    return place.followed().is(FileType.DIRECTORY)
        ? single(item, FilePlace.observe(host, question(inside, item)), List.of(), Map.of())
        : single(item, place, List.of(), Map.of());
  }

  private CopyObserved single(
      Item item, FilePlace place, List<String> directories, Map<String, FileAnswer> known)
      throws HostException {
    List<Placed> placed = withContents(List.of(new Placed(item, place)));
    return new CopyObserved(
        place.written(), true, placed, directories, known, actor(directories, known));
  }

  private CopyObserved folder(Source.Folder folder) throws HostException {
    String base =
        folder.name().isEmpty()
            ? desired.destination()
            : Paths.join(desired.destination(), folder.name());
    Set<String> directories = new LinkedHashSet<>();
    directories.add(base);
    folder.folders().forEach(path -> directories.add(Paths.join(base, path)));
    folder.files().stream()
        .map(item -> Paths.directory(Paths.join(base, item.path())))
        .forEach(directories::add);
    Map<String, FileAnswer> known = NewDirectories.observe(host, directories);
    List<FilePlace> places =
        FilePlace.observeAll(
            host,
            folder.files().stream()
                .map(item -> question(Paths.join(base, item.path()), item))
                .toList());
    List<Placed> placed = new ArrayList<>();
    for (int index = 0; index < places.size(); index++) {
      placed.add(new Placed(folder.files().get(index), places.get(index)));
    }
    List<String> wanted = List.copyOf(directories);
    return new CopyObserved(base, false, withContents(placed), wanted, known, actor(wanted, known));
  }

  private CopyObserved remote(Source.Remote remote) throws HostException {
    FileAnswer answer = host.ask(FileProbe.digest(remote.path()).following());
    return answer.is(FileType.DIRECTORY)
        ? folder(RemoteFolder.read(remote, answer, host))
        : file(RemoteFolder.item(remote.path(), Paths.name(remote.path()), answer));
  }

  private Optional<Actor> actor(List<String> directories, Map<String, FileAnswer> known)
      throws HostException {
    boolean lacking =
        directories.stream().anyMatch(path -> known.get(path) instanceof FileAnswer.Absent);
    return lacking ? Optional.of(host.ask(new ActorProbe())) : Optional.empty();
  }

  private FilePlace.Question question(String path, Item item) {
    return FilePlace.Question.of(
        path,
        FileProbe.Detail.DIGEST,
        FilePlace.Links.followed(desired.controls().follow()),
        desired.ownershipOf(item));
  }

  /** With the content of what differs and can be shown. */
  private List<Placed> withContents(List<Placed> placed) throws HostException {
    List<Placed> fetched = RemoteFolder.withContents(placed, host);
    List<FilePlace> places =
        FileContents.observe(
            host,
            fetched.stream()
                .map(file -> new FileContents.Pair(file.place(), file.item().content()))
                .toList());
    List<Placed> complete = new ArrayList<>();
    for (int index = 0; index < fetched.size(); index++) {
      complete.add(new Placed(fetched.get(index).item(), places.get(index)));
    }
    return List.copyOf(complete);
  }
}
