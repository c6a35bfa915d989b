package dev.slipway.modules.transfer;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileStatus;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.GroupAnswer;
import dev.slipway.host.probe.GroupProbe;
import dev.slipway.host.probe.TreeAnswer;
import dev.slipway.host.probe.TreeProbe;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.host.probe.UserProbe;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the module {@code synchronize} looks at.
 *
 * @param root the directory that is to have what the source has
 * @param pairs what is to be there, and what is
 * @param extra what goes: what only the host has and is not left out, when that may not stay, and
 *     what a run left that was killed
 * @param owners the names of the source that the host has, too
 */
record SyncObserved(
    FilePlace root, Actor actor, List<Pair> pairs, List<Extra> extra, Names owners) {

  /**
   * One thing of the source.
   *
   * @param sha256 of the source; empty when it is no file, or taken for the same
   */
  record Pair(LocalTree.Entry entry, String path, FileAnswer answer, String sha256) {}

  /** Something that only the host has. */
  record Extra(String path, FileType type) {}

  /** Names of users and groups. */
  record Names(Set<String> users, Set<String> groups) {}

  static SyncObserved observe(SyncDesired desired, HostReader host) throws HostException {
    Placed placed = placed(desired, host);
    LocalTree tree = placed.tree();
    FilePlace root =
        FilePlace.observe(
            host,
            FilePlace.Question.of(
                placed.root(),
                FileProbe.Detail.METADATA,
                FilePlace.Links.FOLLOW,
                Ownership.none()));
    mustBeDirectory(root);
    List<LeftProbe> left =
        root.answer() instanceof FileAnswer.Absent ? List.of() : left(root.path(), tree);
    left.forEach(host::mention);
    List<Pair> pairs = pairs(desired, tree, root.path(), host);
    Set<Extra> extra = new LinkedHashSet<>();
    if (desired.manner().delete() && !placed.single()) {
      extra.addAll(extra(desired, tree, root, host));
    }
    extra.addAll(left(left, host));
    return new SyncObserved(
        root, host.ask(new ActorProbe()), pairs, List.copyOf(extra), names(desired, tree, host));
  }

  /** Small files are unpacked in the root; a large one arrives beside its place. */
  private static List<LeftProbe> left(String root, LocalTree tree) {
    Stream<String> beside =
        tree.entries().stream()
            .filter(entry -> entry.size() >= SyncWork.LARGE)
            .map(entry -> Paths.directory("/" + entry.path()).substring(1));
    return Stream.concat(Stream.of(""), beside)
        .distinct()
        .map(below -> new LeftProbe(root, below))
        .toList();
  }

  private static List<Extra> left(List<LeftProbe> probes, HostReader host) throws HostException {
    List<Extra> extra = new ArrayList<>();
    List<List<String>> answers = probes.isEmpty() ? List.of() : host.askAll(probes);
    for (int i = 0; i < answers.size(); i++) {
      for (String name : answers.get(i)) {
        FileType type = LeftProbe.isDirectory(name) ? FileType.DIRECTORY : FileType.REGULAR;
        extra.add(new Extra(Paths.join(probes.get(i).directory(), name), type));
      }
    }
    return extra;
  }

  private record Placed(String root, LocalTree tree, boolean single) {}

  /** One file goes into a directory, or gets the name of the destination. */
  private static Placed placed(SyncDesired desired, HostReader host) throws HostException {
    LocalTree tree = LocalTree.read(desired);
    if (Files.isDirectory(desired.source())) {
      return new Placed(desired.destination(), tree, false);
    }
    String destination = desired.destination();
    boolean into =
        desired.into()
            || host.ask(FileProbe.metadata(destination).following()).is(FileType.DIRECTORY);
    return into
        ? new Placed(destination, tree, true)
        : new Placed(Paths.directory(destination), tree.named(Paths.name(destination)), true);
  }

  private static void mustBeDirectory(FilePlace root) {
    switch (root.answer()) {
      case FileAnswer.Absent _ -> root.mustTakeEntries();
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present when !present.is(FileType.DIRECTORY) ->
          throw new TaskFailedException(
              "\"%s\" is a %s, not a directory. Remove it first, or choose another dest."
                  .formatted(root.written(), present.type().label()));
      case FileAnswer.Present _ -> {}
    }
  }

  private static List<Pair> pairs(SyncDesired desired, LocalTree tree, String root, HostReader host)
      throws HostException {
    List<LocalTree.Entry> entries = tree.entries();
    List<FileProbe> probes =
        entries.stream().map(entry -> FileProbe.metadata(Paths.join(root, entry.path()))).toList();
    List<FileAnswer> answers = new ArrayList<>(probes.isEmpty() ? List.of() : host.askAll(probes));
    List<FileProbe> digests = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (mayBeTheSame(entries.get(i), answers.get(i))
          && !isTaken(desired, entries.get(i), answers.get(i))) {
        digests.add(FileProbe.digest(probes.get(i).path()));
      }
    }
    List<FileAnswer> looked = new ArrayList<>(digests.isEmpty() ? List.of() : host.askAll(digests));
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      LocalTree.Entry entry = entries.get(i);
      FileAnswer answer = answers.get(i);
      boolean taken = isTaken(desired, entry, answer);
      if (mayBeTheSame(entry, answer) && !taken) {
        answer = looked.removeFirst();
      }
      boolean hashed = entry.type() == FileType.REGULAR && !taken;
      pairs.add(
          new Pair(entry, probes.get(i).path(), answer, hashed ? entry.content().sha256() : ""));
    }
    return List.copyOf(pairs);
  }

  private static boolean mayBeTheSame(LocalTree.Entry entry, FileAnswer answer) {
    return entry.type() == FileType.REGULAR
        && answer instanceof FileAnswer.Present there
        && there.is(FileType.REGULAR)
        && there.size() == entry.size();
  }

  /** Size and time are enough, as for rsync, where the times are kept. */
  private static boolean isTaken(SyncDesired desired, LocalTree.Entry entry, FileAnswer answer) {
    return !desired.manner().checksum()
        && desired.kept().times()
        && mayBeTheSame(entry, answer)
        && answer
            .present()
            .flatMap(FileAnswer.Present::status)
            .map(FileStatus::modified)
            .filter(time -> time == entry.modified())
            .isPresent();
  }

  /** The topmost of it: what lies in it goes with it. */
  private static List<Extra> extra(
      SyncDesired desired, LocalTree tree, FilePlace root, HostReader host) throws HostException {
    if (root.answer() instanceof FileAnswer.Absent) {
      return List.of();
    }
    TreeAnswer there = host.ask(new TreeProbe(root.path()));
    if (!there.complete()) {
      throw new TaskFailedException(
          "The acting user may not look at everything in \"%s\". Become a user who may."
              .formatted(root.path()));
    }
    Set<String> wanted = new HashSet<>();
    tree.entries().forEach(entry -> wanted.add(entry.path()));
    String below =
        desired.contents() || tree.entries().isEmpty()
            ? ""
            : Paths.name(desired.source().toString()) + "/";
    List<Extra> extra = new ArrayList<>();
    Set<String> gone = new HashSet<>();
    for (TreeAnswer.Entry entry : there.entries()) {
      String path = entry.path().substring(root.path().length() + 1);
      boolean directory = entry.file().is(FileType.DIRECTORY);
      boolean stays =
          wanted.contains(path)
              || !path.startsWith(below)
              || desired.manner().filter().leavesOut(path, directory)
              || holdsLeftOut(desired, root, there, entry);
      boolean above =
          !Paths.directory("/" + path).equals("/") && gone.contains(Paths.directory(path));
      if (above) {
        gone.add(path);
      } else if (!stays) {
        gone.add(path);
        extra.add(new Extra(entry.path(), entry.file().type()));
      }
    }
    return List.copyOf(extra);
  }

  /** A directory stays for what is left out in it. */
  private static boolean holdsLeftOut(
      SyncDesired desired, FilePlace root, TreeAnswer there, TreeAnswer.Entry entry) {
    String inside = entry.path() + "/";
    return !desired.manner().filter().rules().isEmpty()
        && there.entries().stream()
            .filter(other -> other.path().startsWith(inside))
            .anyMatch(
                other ->
                    desired
                        .manner()
                        .filter()
                        .leavesOut(
                            other.path().substring(root.path().length() + 1),
                            other.file().is(FileType.DIRECTORY)));
  }

  private static Names names(SyncDesired desired, LocalTree tree, HostReader host)
      throws HostException {
    Set<String> users = new HashSet<>();
    Set<String> groups = new HashSet<>();
    if (desired.kept().owner()) {
      List<String> written =
          tree.entries().stream()
              .map(LocalTree.Entry::owner)
              .distinct()
              .filter(UserProbe::isUserName)
              .toList();
      for (String name : written) {
        if (!(host.ask(new UserProbe(name)) instanceof UserAnswer.Absent)) {
          users.add(name);
        }
      }
    }
    if (desired.kept().group()) {
      List<String> written =
          tree.entries().stream()
              .map(LocalTree.Entry::group)
              .distinct()
              .filter(GroupProbe::isGroupName)
              .toList();
      for (String name : written) {
        if (!(host.ask(new GroupProbe(name)) instanceof GroupAnswer.Absent)) {
          groups.add(name);
        }
      }
    }
    return new Names(Set.copyOf(users), Set.copyOf(groups));
  }
}
