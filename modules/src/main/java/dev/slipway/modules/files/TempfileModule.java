package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.FilePredictions;
import dev.slipway.modules.support.Paths;
import java.util.List;
import java.util.Map;

/** Makes a file or directory under a name that is not taken. */
final class TempfileModule implements TaskModule<TempfileModule.Desired, FilePlace> {
  private static final String DEFAULT_PLACE = "/tmp";
  private static final String RANDOM = "XXXXXXXXXX";
  private static final ModuleSpec SPEC = describe();

  /** Where it goes and what surrounds its random name. */
  record Desired(String place, boolean directory, String prefix, String suffix) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("tempfile", "Makes a temporary file or directory; each run a new one.")
        .describe(
            "Only the acting user may use it (mode 0600, a directory 0700), and nobody can have"
                + " made it before. Its name is known after apply. Nobody removes it: that is for"
                + " the module `file`, in a task at the end.")
        .preview(ModuleSpec.Preview.PARTIAL)
        .parameter(
            Parameter.identity("path", ParameterType.PATH, "The directory that it is made in.")
                .otherwise(DEFAULT_PLACE))
        .parameter(
            Parameter.control("state", ParameterType.TEXT, "What is made.")
                .oneOf("file", "directory")
                .otherwise("file"))
        .parameter(
            Parameter.control("prefix", ParameterType.TEXT, "What its name begins with.")
                .otherwise("ansible."))
        .parameter(
            Parameter.control("suffix", ParameterType.TEXT, "What its name ends with.")
                .otherwise(""))
        .returns("path", "Its path.")
        .example(
            "A place for a download, removed at the end",
            """
            - tempfile:
                state: directory
                suffix: build
              register: place
            - file:
                path: ${place.path}
                state: absent
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return new Desired(
        Paths.bind(arguments, "path"),
        arguments.text("state").equals("directory"),
        part(arguments, "prefix"),
        part(arguments, "suffix"));
  }

  private static String part(Arguments arguments, String parameter) {
    String part = arguments.text(parameter);
    if (part.indexOf('/') >= 0 || part.indexOf('\0') >= 0) {
      arguments.reject(
          parameter,
          "\"" + part + "\" is not a part of a name.",
          "leave out slashes; path says which directory it is made in.");
      return "";
    }
    return part;
  }

  @Override
  public FilePlace observe(Desired desired, HostReader host) throws HostException {
    return FilePlace.observeEntry(host, Paths.join(desired.place(), desired.prefix() + RANDOM));
  }

  @Override
  public Diff diff(Desired desired, FilePlace observed) {
    observed.mustTakeEntries();
    String what = desired.directory() ? "directory" : "file";
    return Diff.of(
            Action.RUN,
            List.of(new Change.Run("make a temporary " + what + " in " + desired.place())))
        .predicting(FilePredictions.above(observed.path()));
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    ShellCommand command = ShellCommand.of("mktemp");
    if (desired.directory()) {
      command = command.with("-d");
    }
    if (!desired.suffix().isEmpty()) {
      command = command.with("--suffix=" + desired.suffix());
    }
    String template = Paths.join(desired.place(), desired.prefix() + RANDOM);
    String said = host.require(command.with("--", template)).stdoutText();
    return Map.of("path", said.substring(0, said.length() - 1));
  }
}
