package dev.slipway.modules.support;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the modules that edit a text have in common: the file that holds it. */
public final class TextEditing {
  private TextEditing() {}

  /**
   * The file.
   *
   * @param create whether it is made, with its directory, when it is missing
   */
  public record Target(
      String path,
      boolean create,
      Ownership ownership,
      boolean backup,
      Optional<String> validate) {}

  /**
   * What is there.
   *
   * @param directories what is at the directory of the file and above it; empty when the file is
   *     there
   */
  public record Observed(FilePlace place, Map<String, FileAnswer> directories) {}

  public static Observed observe(Target target, HostReader host) throws HostException {
    if (target.create()) {
      NewDirectories.mention(host, target.path());
    }
    FilePlace place =
        FilePlace.observe(
            host,
            FilePlace.Question.of(
                target.path(),
                FileProbe.Detail.CONTENT,
                FilePlace.Links.FOLLOW,
                target.ownership()));
    boolean making = target.create() && place.answer() instanceof FileAnswer.Absent;
    return new Observed(
        place,
        making ? NewDirectories.observe(host, List.of(Paths.directory(place.path()))) : Map.of());
  }

  /** The file as it is to be; empty when it stays absent. */
  private record Wanted(WantedFile file, FilePlace place, NewDirectories directories) {}

  public static Diff diff(Target target, Observed observed, TextEdit edit) {
    Optional<Wanted> wanted = wanted(target, observed, edit);
    if (wanted.isEmpty()) {
      return Diff.none();
    }
    NewDirectories directories = wanted.get().directories();
    Diff diff = wanted.get().file().diff(wanted.get().place());
    List<Change> changes = new ArrayList<>(directories.changes());
    for (Change change : diff.changes()) {
      changes.addAll(change instanceof Change.Text text ? edit.shown(text) : List.of(change));
    }
    List<Prediction<?>> predictions = new ArrayList<>(directories.predictions());
    predictions.addAll(diff.predictions());
    boolean created = observed.place().answer() instanceof FileAnswer.Absent;
    return Diff.ofChanges(created ? Action.CREATE : Action.UPDATE, changes).predicting(predictions);
  }

  public static Map<String, Object> apply(
      Target target, Observed observed, TextEdit edit, HostSession host) throws HostException {
    Wanted wanted = wanted(target, observed, edit).orElseThrow();
    Optional<ShellCommand> make = wanted.directories().command();
    if (make.isPresent()) {
      host.require(make.get());
    }
    Map<String, Object> returned = new LinkedHashMap<>();
    String message = edited(observed.place(), edit).message();
    if (!message.isEmpty()) {
      returned.put("msg", message);
    }
    returned.putAll(wanted.file().apply(wanted.place(), host));
    return returned;
  }

  private static Optional<Wanted> wanted(Target target, Observed observed, TextEdit edit) {
    FilePlace place = observed.place();
    boolean missing = place.answer() instanceof FileAnswer.Absent;
    if (missing && edit.needsFile() && !target.create()) {
      throw new TaskFailedException(
          "\"%s\" does not exist. %s".formatted(place.path(), edit.remedy()));
    }
    Optional<String> text = edited(place, edit).text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    WantedFile file =
        new WantedFile(
            encode(text.get(), place), target.ownership(), target.validate(), target.backup());
    if (!missing) {
      return Optional.of(new Wanted(file, place, none()));
    }
    String directory = Paths.directory(place.path());
    NewDirectories directories =
        NewDirectories.plan(
            List.of(directory),
            observed.directories(),
            Ownership.none(),
            place.actor().orElseThrow());
    FilePlace made = directories.madeAt(directory).map(place::in).orElse(place);
    return Optional.of(new Wanted(file, made, directories));
  }

  private static NewDirectories none() {
    return new NewDirectories(List.of(), Ownership.none());
  }

  private static TextEdit.Edited edited(FilePlace place, TextEdit edit) {
    return switch (place.answer()) {
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Absent _ -> edit.edit(Optional.empty(), UnaryOperator.identity());
      case FileAnswer.Present present -> edited(place, content(place, present), edit);
    };
  }

  private static Bytes content(FilePlace place, FileAnswer.Present present) {
    if (!present.is(FileType.REGULAR)) {
      throw new TaskFailedException(
          "\"%s\" is a %s, not a file. Name a file."
              .formatted(place.path(), present.type().label()));
    }
    return present
        .content()
        .orElseThrow(
            () ->
                new TaskFailedException(
                    "The acting user may not read \"%s\". Become a user who may."
                        .formatted(place.path())));
  }

  private static TextEdit.Edited edited(FilePlace place, Bytes content, TextEdit edit) {
    Optional<String> text = FileText.decode(content);
    try {
      return text.isPresent()
          ? edit.edit(text, UnaryOperator.identity())
          : edit.edit(Optional.of(ofBytes(content.toArray())), TextEditing::asBytes);
    } catch (IllegalArgumentException e) {
      throw new TaskFailedException("\"%s\": %s".formatted(place.path(), e.getMessage()));
    }
  }

  /** Each byte as one character, so that what is not UTF-8 stays what it is. */
  private static String ofBytes(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String asBytes(String text) {
    return ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Bytes encode(String text, FilePlace place) {
    boolean bytes =
        place
            .answer()
            .present()
            .flatMap(FileAnswer.Present::content)
            .filter(content -> FileText.decode(content).isEmpty())
            .isPresent();
    return bytes ? new Bytes(text.getBytes(StandardCharsets.ISO_8859_1)) : Bytes.ofText(text);
  }
}
