package dev.slipway.modules.files;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.TreeAnswer;
import dev.slipway.host.probe.TreeProbe;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.files.CopyDesired.Item;
import dev.slipway.modules.files.CopyDesired.Source;
import dev.slipway.modules.files.CopyObserved.Placed;
import dev.slipway.modules.support.FileText;
import dev.slipway.modules.support.LinkTrap;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.RemoteContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sources of copies that are on the host itself. */
final class RemoteFolder {
  private RemoteFolder() {}

  /** A directory of the host, with everything in it; links in it are followed to files. */
  static Source.Folder read(Source.Remote remote, FileAnswer directory, HostReader host)
      throws HostException {
    String root = directory.present().flatMap(FileAnswer.Present::realPath).orElse(remote.path());
    TreeAnswer tree = host.ask(new TreeProbe(root));
    if (!tree.complete()) {
      throw new TaskFailedException(
          "The acting user may not look at everything in \"%s\". Become a user who may."
              .formatted(root));
    }
    List<String> folders = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (TreeAnswer.Entry entry : tree.entries()) {
      (entry.file().is(FileType.DIRECTORY) ? folders : files)
          .add(entry.path().substring(root.length() + 1));
    }
    List<FileAnswer> answers =
        host.askAll(
            files.stream()
                .map(path -> FileProbe.digest(Paths.join(root, path)).following())
                .toList());
    List<Item> items = new ArrayList<>();
    for (int index = 0; index < files.size(); index++) {
      String path = files.get(index);
      items.add(item(Paths.join(root, path), path, answers.get(index)));
    }
    return new Source.Folder(remote.contents() ? "" : Paths.name(remote.path()), items, folders);
  }

  /**
   * One file of the host.
   *
   * @param answer what is there, links followed
   */
  static Item item(String path, String relative, FileAnswer answer) {
    LinkTrap.check(path, answer);
    FileAnswer.Present file =
        switch (answer) {
          case FileAnswer.Absent _ ->
              throw new TaskFailedException(
                  "The source \"%s\" does not exist on the host.".formatted(path));
          case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
          case FileAnswer.Present present when !present.is(FileType.REGULAR) ->
              throw new TaskFailedException(
                  "The source \"%s\" is a %s, which cannot be copied."
                      .formatted(path, present.type().label()));
          case FileAnswer.Present present -> present;
        };
    String digest =
        file.sha256()
            .orElseThrow(
                () ->
                    new TaskFailedException(
                        "The acting user may not read the source \"%s\".".formatted(path)));
    return new Item(relative, file.mode(), new RemoteContent(path, file.size(), digest));
  }

  /** With what is small and differs fetched, so that it can be shown. */
  static List<Placed> withContents(List<Placed> placed, HostReader host) throws HostException {
    List<FileProbe> probes =
        placed.stream()
            .flatMap(file -> small(file).stream())
            .map(content -> FileProbe.content(content.path()).following())
            .toList();
    List<FileAnswer> answers = new ArrayList<>(probes.isEmpty() ? List.of() : host.askAll(probes));
    List<Placed> fetched = new ArrayList<>();
    for (Placed file : placed) {
      fetched.add(small(file).isPresent() ? with(file, answers.removeFirst()) : file);
    }
    return List.copyOf(fetched);
  }

  private static Placed with(Placed file, FileAnswer answer) {
    Optional<Bytes> content = answer.present().flatMap(FileAnswer.Present::content);
    return content
        .map(
            bytes ->
                new Placed(new Item(file.item().path(), file.item().mode(), bytes), file.place()))
        .orElse(file);
  }

  private static Optional<RemoteContent> small(Placed file) {
    if (!(file.item().content() instanceof RemoteContent content)
        || content.size() >= FileText.TOO_LARGE) {
      return Optional.empty();
    }
    Optional<String> there = file.place().answer().present().flatMap(FileAnswer.Present::sha256);
    return there.equals(Optional.of(content.sha256())) ? Optional.empty() : Optional.of(content);
  }
}
