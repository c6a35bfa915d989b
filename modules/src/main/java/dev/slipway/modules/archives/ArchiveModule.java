package dev.slipway.modules.archives;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.HostText;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.PlacedFile;
import dev.slipway.modules.support.RegularFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Packs files and directories of the host into an archive. */
final class ArchiveModule implements TaskModule<ArchiveDesired, ArchiveObserved> {
  private static final ModuleSpec SPEC = ArchiveSpec.spec();

  /**
   * Arguments: target, owner and group, mode, directory, the size of the names, and the words of
   * the program that reads the names and prints the archive. A connection that ends looks like the
   * end of the names; an archive of fewer files is not put in place.
   */
  private static final String PUT =
      PlacedFile.FUNCTIONS
          + """
          set -e
          owned=$2 mode=$3 root=$4 size=$5
          begin "$1"
          shift 5
          arrived=$({ { tee /proc/self/fd/5 | wc -c >&6; } 5>&1 |
          (cd -- "$root" && "$@") >&3; } 6>&1)
          if [ "$arrived" != "$size" ]; then
          echo 'the names did not arrive whole' >&2
          exit 1
          fi
          attribute "$owned" "$mode"
          finish\
          """;

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public ArchiveDesired bind(Arguments arguments) {
    return ArchiveSpec.bind(arguments);
  }

  @Override
  public ArchiveObserved observe(ArchiveDesired desired, HostReader host) throws HostException {
    return ArchiveObserved.observe(desired, host);
  }

  @Override
  public Diff diff(ArchiveDesired desired, ArchiveObserved observed) {
    RegularFile file = new RegularFile(observed.place(), desired.ownership());
    if (!observed.isPacked()) {
      return file.diff(Optional.empty());
    }
    mustBeNamed(desired, observed);
    return file.diff(
        Optional.of(
            new Change.Text(
                file.place().path(),
                file.before().map(_ -> ArchiveObserved.listing(observed.there())),
                Optional.of(ArchiveObserved.listing(observed.wanted())),
                false)));
  }

  /** zip gets its names by the line. */
  private static void mustBeNamed(ArchiveDesired desired, ArchiveObserved observed) {
    for (Entry entry : observed.wanted()) {
      if (desired.format() == Format.ZIP && entry.name().indexOf('\n') >= 0) {
        throw new TaskFailedException(
            "The name \"%s\" has a newline, which zip does not take. Choose another format."
                .formatted(entry.name()));
      }
    }
  }

  @Override
  public Map<String, Object> apply(ArchiveDesired desired, Diff diff, HostSession host)
      throws HostException {
    ArchiveObserved observed = observe(desired, host);
    RegularFile file = new RegularFile(observed.place(), desired.ownership());
    if (observed.isPacked()) {
      String target = observed.place().path();
      byte[] names = names(desired, observed);
      host.require(packing(desired.format(), desired.root(), target, file.after(), names));
    } else {
      file.own(host);
    }
    return Map.of();
  }

  private static byte[] names(ArchiveDesired desired, ArchiveObserved observed) {
    String end = desired.format() == Format.ZIP ? "\n" : "\0";
    return HostText.encode(
        observed.wanted().stream().map(entry -> entry.name() + end).collect(Collectors.joining()));
  }

  /**
   * @param names of what goes into the archive, each with its end
   */
  static ShellCommand packing(
      Format format, String root, String target, FileAnswer.Present after, byte[] names) {
    ShellCommand command =
        ShellCommand.of(
            "sh",
            "-c",
            PUT,
            "sh",
            target,
            after.owner() + ":" + after.group(),
            Mode.text(after.mode()),
            root,
            String.valueOf(names.length));
    ShellCommand packing =
        format == Format.ZIP
            ? command.with("zip", "-q", "-X", "-y", "-", "-@")
            : command
                .with("tar", "-c", "--format=gnu", "--no-recursion", "--hard-dereference")
                .with("--null", "--verbatim-files-from", "-T", "-", "-f", "-")
                .with(format.options().toArray(String[]::new));
    return packing.input(names);
  }

  @Override
  public Map<String, Object> values(ArchiveDesired desired, ArchiveObserved observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", desired.destination());
    values.put("archived", observed.wanted().stream().map(Entry::name).toList());
    values.put("arcroot", desired.root());
    return values;
  }
}
