package dev.slipway.modules.packages;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.AptLists;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.DeclaredFile;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Sources of packages in the form of lines. */
final class AptRepositoryModule
    implements TaskModule<AptRepositoryModule.Settings, AptRepositoryModule.Observed> {
  private static final ModuleSpec SPEC = describe();

  /**
   * What is declared.
   *
   * @param path of the file that a new line goes to
   */
  record Settings(
      String line, boolean present, String path, Optional<Mode> mode, AptRefresh refresh) {}

  /**
   * What is there.
   *
   * @param places of all files with sources, and of the one for a new line
   */
  record Observed(List<FilePlace> places, List<String> files, AptLists lists) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("apt_repository", "Adds and removes sources of packages of apt.")
        .family(ModuleSpec.Family.DEBIAN)
        .describe(
            "For hosts of the Debian family. A source counts as present in whichever file it"
                + " stands; one that is commented out is put in use where it stands. `absent`"
                + " removes it from all files, and a file that holds nothing then. Sources in the"
                + " newer form of several lines are the business of deb822_repository.")
        .describe(
            "The package lists are updated with it, so that packages of the source can be"
                + " installed. When that fails, the files are put back as they were. In a dry run"
                + " the packages of a new source are known after apply.")
        .parameter(
            Parameter.identity(
                    "repo",
                    ParameterType.TEXT,
                    "The source, as a line of `sources.list(5)`. `ppa:` is not supported.")
                .must())
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether it is there.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .parameter(
            Parameter.control(
                "filename",
                ParameterType.TEXT,
                "The file below `/etc/apt/sources.list.d` for a new line, without `.list`; made of"
                    + " the source when not given."))
        .parameter(
            Parameter.control("mode", ParameterType.MODE, "The permissions of a new file.")
                .otherwise("0644"))
        .parameters(AptRefresh.parameters())
        .parameter(
            Parameter.control("codename", ParameterType.TEXT, "Has no effect: it is of a `ppa:`."))
        .parameter(
            Parameter.control("validate_certs", ParameterType.BOOLEAN, "Has no effect.")
                .otherwise("true"))
        .parameter(
            Parameter.control("install_python_apt", ParameterType.BOOLEAN, "Has no effect.")
                .otherwise("true"))
        .returns("repo", "The source.")
        .returns("sources_added", "The files that came with it.")
        .returns("sources_removed", "The files that went with it.")
        .example(
            "A source with a key of its own",
            """
            - apt_repository:
                repo: deb [signed-by=/etc/apt/keyrings/example.asc] https://example.org/debian stable main
                filename: example
            """)
        .example(
            "Remove it again",
            """
            - apt_repository:
                repo: deb [signed-by=/etc/apt/keyrings/example.asc] https://example.org/debian stable main
                state: absent
            """)
        .preview(ModuleSpec.Preview.EXACT)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    String written = arguments.text("repo");
    Optional<SourceLine> line = SourceLine.parse(written).filter(SourceLine::enabled);
    if (line.isEmpty()) {
      arguments.reject(
          "repo",
          "\"" + written + "\" is not a source of apt.",
          "write: deb URL SUITE COMPONENT, such as deb http://mirror.example.org/debian bookworm"
              + " main; options stand in [ ] behind deb.");
    }
    String name =
        arguments
            .optionalText("filename")
            .map(text -> text.replaceFirst("\\.list$", ""))
            .orElseGet(() -> line.map(SourceLine::fileName).orElse("source"));
    if (!name.matches("[A-Za-z0-9_.-]+")) {
      arguments.reject(
          "filename",
          "apt does not read a file named \"" + name + ".list\".",
          "write letters, digits, _ - and . only.");
    }
    return new Settings(
        line.map(SourceLine::text).orElse(written),
        arguments.text("state").equals("present"),
        AptSourceFilesProbe.FOLDER + name + ".list",
        Ownership.mode(arguments, "mode"),
        new AptRefresh(arguments.flag("update_cache"), arguments.integer("update_cache_retries")));
  }

  @Override
  public Observed observe(Settings desired, HostReader host) throws HostException {
    List<String> files = host.ask(new AptSourceFilesProbe());
    TreeSet<String> paths = new TreeSet<>(files);
    if (desired.present()) {
      paths.add(desired.path());
    }
    List<FilePlace> places =
        paths.isEmpty() ? List.of() : DeclaredFile.observeAll(host, List.copyOf(paths));
    Observed observed = new Observed(places, files, desired.refresh().observe(host));
    Administrator.mustBeRoot(host, diff(desired, observed), "Changing the sources of apt");
    return observed;
  }

  @Override
  public Diff diff(Settings desired, Observed observed) {
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    TreeSet<String> files = new TreeSet<>(observed.files());
    Action action = Action.UPDATE;
    for (DeclaredFile file : declared(desired, observed)) {
      Diff diff = file.diff(place(observed, file));
      changes.addAll(diff.changes());
      predictions.addAll(diff.predictions());
      if (!diff.isEmpty()) {
        action = diff.action();
        files.remove(file.path());
        file.content().ifPresent(_ -> files.add(file.path()));
      }
    }
    boolean other = !changes.isEmpty();
    if (other) {
      predictions.add(Prediction.of(new AptSourceFilesProbe(), List.copyOf(files)));
    }
    desired.refresh().change(observed.lists(), other).ifPresent(changes::add);
    if (changes.isEmpty()) {
      return Diff.none();
    }
    predictions.add(desired.refresh().prediction(observed.lists(), other));
    return Diff.of(action, changes).predicting(predictions).withOpenEnd();
  }

  private static FilePlace place(Observed observed, DeclaredFile file) {
    return observed.places().stream()
        .filter(place -> place.written().equals(file.path()))
        .findFirst()
        .orElseThrow();
  }

  /** The files that must differ from what they are. */
  private static List<DeclaredFile> declared(Settings desired, Observed observed) {
    return desired.present() ? added(desired, observed) : removed(desired, observed);
  }

  private static List<DeclaredFile> added(Settings desired, Observed observed) {
    SourceLine wanted = new SourceLine(desired.line(), true);
    SourceLine disabled = new SourceLine(desired.line(), false);
    if (observed.places().stream().anyMatch(place -> holds(place, wanted))) {
      return List.of();
    }
    for (FilePlace place : observed.places()) {
      if (holds(place, disabled)) {
        String text =
            String.join(
                "",
                DeclaredFile.text(place)
                    .lines()
                    .map(line -> (is(line, disabled) ? desired.line() : line) + "\n")
                    .toList());
        return List.of(DeclaredFile.of(place.written(), text));
      }
    }
    FilePlace target =
        observed.places().stream()
            .filter(place -> place.written().equals(desired.path()))
            .findFirst()
            .orElseThrow();
    String before = DeclaredFile.text(target);
    String end = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
    boolean fresh = DeclaredFile.content(target).isEmpty();
    return List.of(
        DeclaredFile.of(desired.path(), before + end + desired.line() + "\n")
            .withMode(fresh ? desired.mode() : Optional.empty()));
  }

  private static List<DeclaredFile> removed(Settings desired, Observed observed) {
    SourceLine wanted = new SourceLine(desired.line(), true);
    List<DeclaredFile> files = new ArrayList<>();
    for (FilePlace place : observed.places()) {
      if (holds(place, wanted)) {
        String text =
            String.join(
                "",
                DeclaredFile.text(place)
                    .lines()
                    .filter(line -> !is(line, wanted))
                    .map(line -> line + "\n")
                    .toList());
        boolean keep = !text.isBlank() || place.written().equals("/etc/apt/sources.list");
        files.add(
            keep ? DeclaredFile.of(place.written(), text) : DeclaredFile.none(place.written()));
      }
    }
    return files;
  }

  private static boolean holds(FilePlace place, SourceLine wanted) {
    return DeclaredFile.text(place).lines().anyMatch(line -> is(line, wanted));
  }

  private static boolean is(String line, SourceLine wanted) {
    return SourceLine.parse(line).equals(Optional.of(wanted));
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    List<DeclaredFile> files = declared(desired, observed);
    for (DeclaredFile file : files) {
      file.apply(place(observed, file), host);
    }
    if (desired.refresh().change(observed.lists(), !files.isEmpty()).isPresent()) {
      try {
        desired.refresh().apply(host);
      } catch (TaskFailedException e) {
        putBack(files, observed, host);
        throw e;
      }
    }
    return Map.of("sources_added", names(files, true), "sources_removed", names(files, false));
  }

  /** A source that cannot be read would make apt fail for everybody. */
  private static void putBack(List<DeclaredFile> files, Observed observed, HostSession host)
      throws HostException {
    for (DeclaredFile file : files) {
      Optional<Bytes> before = DeclaredFile.content(place(observed, file));
      DeclaredFile old = new DeclaredFile(file.path(), before, Optional.empty());
      old.apply(old.observe(host), host);
    }
  }

  private static List<String> names(List<DeclaredFile> files, boolean there) {
    return files.stream()
        .filter(file -> file.content().isPresent() == there)
        .map(DeclaredFile::path)
        .toList();
  }

  @Override
  public Map<String, Object> values(Settings desired, Observed observed) {
    return Map.of("repo", desired.line());
  }
}
