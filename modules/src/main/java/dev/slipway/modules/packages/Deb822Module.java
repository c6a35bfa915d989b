package dev.slipway.modules.packages;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.AptLists;
import dev.slipway.host.probe.AptListsProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.DeclaredFile;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.FilePredictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sources of packages in the form of several lines. */
final class Deb822Module implements TaskModule<Deb822Settings, Deb822Module.Observed> {
  private static final ModuleSpec SPEC = Deb822Settings.spec();
  private static final String KEY_FOLDER = "/etc/apt/keyrings";
  private static final FileAnswer.Present MADE =
      FileAnswer.Present.fresh(FileType.DIRECTORY, 0755, "root", 0, "root", 0);

  /**
   * What is there.
   *
   * @param key that is published, when its URL is declared
   * @param places of the files with the source and with its key
   * @param folder whether there is a folder for keys
   */
  record Observed(Optional<Bytes> key, List<FilePlace> places, boolean folder, AptLists lists) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Deb822Settings bind(Arguments arguments) {
    return Deb822Settings.bind(arguments);
  }

  @Override
  public Observed observe(Deb822Settings desired, HostReader host) throws HostException {
    Optional<Bytes> key = Optional.empty();
    if (desired.present() && desired.keyUrl().isPresent()) {
      KeySource source = KeySource.ofUrl(desired.keyUrl().get());
      source.keys(host);
      key = Optional.of(source.content(host));
    }
    List<String> paths = declared(desired, key).stream().map(DeclaredFile::path).toList();
    List<FilePlace> places = DeclaredFile.observeAll(host, paths);
    boolean folder = key.isEmpty() || places.getLast().directory().present().isPresent();
    Observed observed = new Observed(key, places, folder, host.ask(new AptListsProbe()));
    Administrator.mustBeRoot(host, diff(desired, observed), "Changing the sources of apt");
    return observed;
  }

  /** The files as they are to be; the one with the source comes first. */
  private static List<DeclaredFile> declared(Deb822Settings desired, Optional<Bytes> key) {
    Optional<String> keyPath = key.map(content -> keyPath(desired, content));
    if (!desired.present()) {
      return List.of(
          DeclaredFile.none(desired.path()),
          DeclaredFile.none(desired.keyStem() + ".asc"),
          DeclaredFile.none(desired.keyStem() + ".gpg"));
    }
    List<DeclaredFile> files = new ArrayList<>();
    files.add(DeclaredFile.of(desired.path(), desired.text(keyPath)).withMode(desired.mode()));
    keyPath.ifPresent(path -> files.add(new DeclaredFile(path, key, Optional.empty())));
    return files;
  }

  private static String keyPath(Deb822Settings desired, Bytes key) {
    return desired.keyStem() + (OpenPgpKey.isArmored(key) ? ".asc" : ".gpg");
  }

  @Override
  public Diff diff(Deb822Settings desired, Observed observed) {
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    List<DeclaredFile> files = declared(desired, observed.key());
    Action action = Action.UPDATE;
    for (int i = 0; i < files.size(); i++) {
      FilePlace place = observed.places().get(i);
      if (!observed.folder() && i > 0) {
        changes.add(folder());
        predictions.addAll(FilePredictions.of(KEY_FOLDER, MADE));
        place = place.in(MADE);
      }
      Diff diff = files.get(i).diff(place);
      changes.addAll(diff.changes());
      predictions.addAll(diff.predictions());
      action = i == 0 && !diff.isEmpty() ? diff.action() : action;
    }
    if (changes.isEmpty()) {
      return Diff.none();
    }
    predictions.add(Prediction.of(new AptListsProbe(), observed.lists().withOtherSources()));
    return Diff.of(action, changes).predicting(predictions).withOpenEnd();
  }

  private static Change folder() {
    return new Change.Attribute(
        KEY_FOLDER, "state", Optional.empty(), Optional.of("directory"), false);
  }

  /** The key comes first: a source whose key is missing makes apt complain. */
  @Override
  public Map<String, Object> apply(Deb822Settings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    if (!observed.folder()) {
      host.require(ShellCommand.of("mkdir", "-p", "-m", "0755", "--", KEY_FOLDER));
      observed = observe(desired, host);
    }
    List<DeclaredFile> files = declared(desired, observed.key());
    for (int i = files.size() - 1; i >= 0; i--) {
      files.get(i).apply(observed.places().get(i), host);
    }
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Deb822Settings desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", desired.path());
    Optional<String> keyPath = observed.key().map(content -> keyPath(desired, content));
    keyPath.ifPresent(path -> values.put("key_filename", path));
    values.put("repo", desired.present() ? desired.text(keyPath) : "");
    return values;
  }
}
