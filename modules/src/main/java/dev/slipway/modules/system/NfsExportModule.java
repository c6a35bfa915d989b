package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A directory that others mount by NFS. */
final class NfsExportModule implements TaskModule<NfsExport, NfsExportModule.Observed> {
  private static final ModuleSpec SPEC = NfsExportSpec.spec();

  /**
   * What is there.
   *
   * @param exports of the whole host
   * @param names by which exportfs shows declared clients that it shows by another name
   */
  record Observed(
      TextEditing.Observed file, NfsExportsProbe.Answer exports, Map<String, String> names) {

    /** The options that hold for each client of a directory, by its declared name. */
    Map<String, NfsOptions> of(String path) {
      Map<String, NfsOptions> shown = new LinkedHashMap<>(exports.of(path));
      names.forEach(
          (client, name) -> {
            NfsOptions options = shown.remove(name);
            if (options != null) {
              shown.put(client, options);
            }
          });
      return shown;
    }
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public NfsExport bind(Arguments arguments) {
    return NfsExportSpec.bind(arguments);
  }

  @Override
  public Observed observe(NfsExport desired, HostReader host) throws HostException {
    ToolProbe.require(host, "exportfs", "nfs-kernel-server or nfs-utils");
    Administrator.mustBeRoot(host, "Reading the exports");
    if (desired.isPresent()) {
      mustBeThere(desired.path(), host);
    }
    NfsExportsProbe.Answer exports = host.ask(new NfsExportsProbe());
    mustBeOnlyOne(desired, exports);
    Map<String, String> names = new LinkedHashMap<>();
    for (String client : desired.line().clients().keySet()) {
      if (NfsClientProbe.isHost(client) && !exports.of(desired.path()).containsKey(client)) {
        host.ask(new NfsClientProbe(client)).ifPresent(name -> names.put(client, name));
      }
    }
    return new Observed(TextEditing.observe(desired.target(), host), exports, names);
  }

  private static void mustBeThere(String path, HostReader host) throws HostException {
    switch (host.ask(FileProbe.metadata(path).following())) {
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present _ -> {}
      case FileAnswer.Absent _ ->
          throw new TaskFailedException(
              ("There is no directory \"%s\" that could be exported. Make it before this task, with"
                      + " the module file and state: directory.")
                  .formatted(path));
    }
  }

  private static void mustBeOnlyOne(NfsExport desired, NfsExportsProbe.Answer exports) {
    exports
        .declared()
        .forEach(
            (file, paths) -> {
              if (!file.equals(desired.target().path()) && paths.contains(desired.path())) {
                throw new TaskFailedException(
                    ("\"%s\" exports \"%s\", too, and both would hold. Write file: %s, or remove"
                            + " the line there.")
                        .formatted(file, desired.path(), file));
              }
            });
  }

  @Override
  public Diff diff(NfsExport desired, Observed observed) {
    Diff file = TextEditing.diff(desired.target(), observed.file(), desired.edit());
    List<Change> changes = new ArrayList<>(file.changes());
    changes.addAll(exports(desired, observed));
    if (changes.isEmpty()) {
      return Diff.none();
    }
    List<Prediction<?>> predictions = new ArrayList<>(file.predictions());
    predictions.add(Prediction.of(new NfsExportsProbe(), predicted(desired, observed)));
    Action action =
        !desired.isPresent()
            ? Action.DELETE
            : observed.of(desired.path()).isEmpty() ? Action.CREATE : Action.UPDATE;
    return Diff.of(action, changes).predicting(predictions);
  }

  private static List<Change> exports(NfsExport desired, Observed observed) {
    Map<String, NfsOptions> shown = observed.of(desired.path());
    List<Change> changes = new ArrayList<>();
    desired
        .line()
        .clients()
        .forEach(
            (client, options) -> {
              NfsOptions after = NfsOptions.declared(options);
              if (shown.containsKey(client)) {
                changes.addAll(options(subject(desired, client), shown.get(client), after));
              } else {
                changes.add(
                    new Change.Attribute(
                        subject(desired, client),
                        "export",
                        Optional.empty(),
                        Optional.of(String.join(",", options)),
                        false));
              }
            });
    for (String client : shown.keySet()) {
      if (!desired.line().clients().containsKey(client)) {
        changes.add(
            new Change.Attribute(
                subject(desired, client),
                "export",
                Optional.of("exported"),
                Optional.empty(),
                false));
      }
    }
    return changes;
  }

  private static List<Change> options(String subject, NfsOptions before, NfsOptions after) {
    return before.differences(after).stream()
        .<Change>map(
            it -> new Change.Attribute(subject, it.subject(), it.before(), it.after(), false))
        .toList();
  }

  private static String subject(NfsExport desired, String client) {
    return desired.path() + " for " + client;
  }

  private static NfsExportsProbe.Answer predicted(NfsExport desired, Observed observed) {
    NfsExportsProbe.Answer before = observed.exports();
    Map<String, NfsOptions> clients = new LinkedHashMap<>();
    desired
        .line()
        .clients()
        .forEach(
            (client, options) ->
                clients.put(
                    observed.names().getOrDefault(client, client),
                    before.showsPorts()
                        ? NfsOptions.declared(options)
                        : NfsOptions.declared(options).withoutPort()));
    return before.with(desired.path(), clients, desired.target().path());
  }

  @Override
  public Map<String, Object> apply(NfsExport desired, Diff diff, HostSession host)
      throws HostException {
    TextEditing.Observed file = TextEditing.observe(desired.target(), host);
    Map<String, Object> returned =
        TextEditing.diff(desired.target(), file, desired.edit()).isEmpty()
            ? Map.of()
            : TextEditing.apply(desired.target(), file, desired.edit(), host);
    ScriptResult result = host.run(ShellCommand.of("exportfs", "-ra"));
    // Its exit tells of the lines of all files, and of no name that it could not resolve.
    if (!exports(desired, observe(desired, host)).isEmpty()) {
      throw new TaskFailedException(
          "exportfs does not export \"%s\" as declared: %s"
              .formatted(desired.path(), complaint(result)));
    }
    return returned;
  }

  private static String complaint(ScriptResult result) {
    return result
        .stderrText()
        .lines()
        .filter(line -> line.startsWith("exportfs: "))
        .map(line -> line.substring("exportfs: ".length()))
        .distinct()
        .reduce((first, second) -> first + "; " + second)
        .orElse("exit " + result.exit());
  }

  @Override
  public Map<String, Object> values(NfsExport desired, Observed observed) {
    return Map.of("path", desired.path());
  }
}
