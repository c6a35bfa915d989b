package dev.slipway.modules.support;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileStatus;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The place of one file on a host, as observed.
 *
 * @param written the path that the user names
 * @param path the path where the work is done: another one when a link was followed
 * @param answer what is at {@code path}
 * @param followed what is there when links are followed; as {@code answer} when they are kept
 * @param directory the directory of {@code path}
 * @param actor the acting user; known when something is to be made, or when it was asked for
 */
public record FilePlace(
    String written,
    String path,
    FileAnswer answer,
    FileAnswer followed,
    FileAnswer directory,
    Optional<Actor> actor) {
  private static final int OTHERS_WRITE = 0022;

  /** What to do about a link at the path. */
  public enum Links {
    /** The link itself is meant; where it leads to is of no interest. */
    KEEP,
    /** The link itself is meant; it is of interest what is behind it. */
    LOOK,
    FOLLOW;

    /** As the parameter {@code follow} says. */
    public static Links followed(boolean follow) {
      return follow ? FOLLOW : LOOK;
    }
  }

  /**
   * What to observe.
   *
   * @param actor whether the acting user is of interest also when the file exists
   */
  public record Question(String path, FileProbe.Detail detail, Links links, boolean actor) {
    private FileProbe probe() {
      return new FileProbe(path, detail, false);
    }

    /** For a file with this ownership, as it is declared. */
    public static Question of(
        String path, FileProbe.Detail detail, Links links, Ownership declared) {
      return new Question(path, detail, links, declared.dependsOnUmask());
    }
  }

  public static FilePlace observe(HostReader host, Question question) throws HostException {
    return observeAll(host, List.of(question)).getFirst();
  }

  /** What is at a path, to remove it: links are not followed, nothing is to be made. */
  public static FilePlace observeEntry(HostReader host, String path) throws HostException {
    List<FileAnswer> answers =
        host.askAll(
            List.of(
                FileProbe.metadata(path), FileProbe.metadata(Paths.directory(path)).following()));
    FileAnswer entry = answers.getFirst();
    LinkTrap.check(Paths.directory(path), answers.getLast());
    return new FilePlace(path, path, entry, entry, answers.getLast(), Optional.empty());
  }

  /**
   * Several places, asked for together.
   *
   * @throws TaskFailedException when a link would have to be followed and must not be
   */
  public static List<FilePlace> observeAll(HostReader host, List<Question> questions)
      throws HostException {
    List<FileProbe> probes = new ArrayList<>();
    for (Question question : questions) {
      probes.add(question.probe());
      probes.add(question.probe().following(question.links() != Links.KEEP));
      probes.add(FileProbe.metadata(Paths.directory(question.path())).following());
    }
    host.mention(new ActorProbe());
    List<FileAnswer> answers = host.askAll(probes);
    List<FilePlace> places = new ArrayList<>();
    for (int index = 0; index < questions.size(); index++) {
      places.add(place(host, questions.get(index), answers.subList(3 * index, 3 * index + 3)));
    }
    return List.copyOf(places);
  }

  /**
   * @param answers about the path itself, what it leads to, and its directory
   */
  private static FilePlace place(HostReader host, Question question, List<FileAnswer> answers)
      throws HostException {
    FileAnswer plain = answers.get(0);
    FileAnswer directory = answers.get(2);
    LinkTrap.check(Paths.directory(question.path()), directory);
    if (question.links() == Links.FOLLOW && plain.is(FileType.LINK)) {
      return behind(host, question, answers);
    }
    boolean made = !(plain instanceof FileAnswer.Present) || plain.is(FileType.LINK);
    Optional<Actor> actor =
        made || question.actor() ? Optional.of(host.ask(new ActorProbe())) : Optional.empty();
    return new FilePlace(question.path(), question.path(), plain, answers.get(1), directory, actor);
  }

  private static FilePlace behind(HostReader host, Question question, List<FileAnswer> answers)
      throws HostException {
    String written = question.path();
    FileAnswer.Present link = answers.get(0).present().orElseThrow();
    LinkTrap.checkLink(written, link, answers.get(2), host);
    LinkTrap.check(written, answers.get(1));
    String path =
        answers
            .get(1)
            .present()
            .flatMap(FileAnswer.Present::realPath)
            .orElseThrow(
                () ->
                    new TaskFailedException(
                        "\"%s\" is a link to \"%s\", where nothing is."
                            .formatted(written, link.linkTarget().orElse(""))));
    Actor actor = host.ask(new ActorProbe());
    List<FileAnswer> there =
        host.askAll(
            List.of(
                new FileProbe(path, question.detail(), false),
                FileProbe.metadata(Paths.directory(path)).following()));
    FileAnswer file = FollowedFile.at(path, there.getFirst());
    return new FilePlace(written, path, file, file, there.getLast(), Optional.of(actor));
  }

  /**
   * The text of the file; empty where there is none.
   *
   * @throws TaskFailedException when something else than a readable text is there
   */
  public String text() {
    return switch (answer) {
      case FileAnswer.Absent _ -> "";
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present when !present.is(FileType.REGULAR) ->
          throw new TaskFailedException(
              "\"%s\" is a %s, not a file. Remove it first, or name another file."
                  .formatted(path, present.type().label()));
      case FileAnswer.Present present ->
          present
              .content()
              .flatMap(FileText::decode)
              .orElseThrow(
                  () ->
                      new TaskFailedException(
                          "\"%s\" is no text that can be read by the acting user."
                              .formatted(path)));
    };
  }

  /** The same place with another answer about the file. */
  public FilePlace with(FileAnswer other) {
    return new FilePlace(written, path, other, other, directory, actor);
  }

  /** The same place in a directory that is to be made first. */
  public FilePlace in(FileAnswer.Present madeDirectory) {
    return new FilePlace(written, path, answer, followed, madeDirectory, actor);
  }

  public boolean isBehindLink() {
    return !written.equals(path);
  }

  /** Commands that give what is here its owner, group and permissions. */
  public List<ShellCommand> change(FileAnswer.Present before, FileAnswer.Present after) {
    FileAttributes.Step step = new FileAttributes.Step(path, before, after);
    return isContested() && !step.isDone()
        ? SettledFiles.changeAll(Paths.directory(path), List.of(step))
        : FileAttributes.changeAll(List.of(step)).stream().reduce(ShellCommand::then).stream()
            .toList();
  }

  /** Whether others than root and the acting user may put something else here at any time. */
  private boolean isContested() {
    return directory
        .present()
        .filter(
            parent ->
                (parent.mode() & OTHERS_WRITE) != 0
                    || (parent.uid() != 0
                        && actor.filter(user -> user.uid() == parent.uid()).isEmpty()))
        .isPresent();
  }

  /** The umask of the acting user; nothing depends on it where it was not asked for. */
  public int umask() {
    return actor.map(Actor::umask).orElse(0);
  }

  /** Something new of the acting user, at this place. */
  public FileAnswer.Present fresh(FileType type) {
    return Ownership.fresh(type, actor.orElseThrow(), directory.present().orElseThrow());
  }

  /**
   * Makes sure that something can be put here.
   *
   * @throws TaskFailedException when there is no directory for it, or no right
   */
  public void mustTakeEntries() {
    String parent = Paths.directory(path);
    switch (directory) {
      case FileAnswer.Absent _ ->
          throw new TaskFailedException(
              "The directory \"%s\" does not exist. Make it first, with the module file."
                  .formatted(parent));
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present when !present.is(FileType.DIRECTORY) ->
          throw new TaskFailedException(
              "\"%s\" is a %s, not a directory.".formatted(parent, present.type().label()));
      case FileAnswer.Present present -> mustBeWritable(parent, present);
    }
  }

  private static void mustBeWritable(String path, FileAnswer.Present directory) {
    if (!directory.status().map(FileStatus::writable).orElse(true)) {
      throw new TaskFailedException(notWritable(path));
    }
  }

  /** The sentence for a directory that the acting user may not write in. */
  public static String notWritable(String directory) {
    return "The acting user may not write in \"%s\". Become a user who may, or choose another place."
        .formatted(directory);
  }

  /** Predictions for what will be at this place. */
  public List<Prediction<?>> predict(FileAnswer after) {
    return isBehindLink() && after instanceof FileAnswer.Present present
        ? FilePredictions.behind(written, path, present)
        : FilePredictions.of(path, after);
  }
}
