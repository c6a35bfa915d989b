package dev.slipway.modules.transfer;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.FileText;
import dev.slipway.modules.support.LinkTrap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings a file from a host to the control host. */
final class FetchModule implements TaskModule<FetchDesired, FetchModule.Observed> {
  private static final ModuleSpec SPEC = FetchSpec.spec();

  /** What is on the host, and what is here. */
  record Observed(FileAnswer source, LocalCopy target) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public FetchDesired bind(Arguments arguments) {
    return FetchSpec.bind(arguments);
  }

  @Override
  public Observed observe(FetchDesired desired, HostReader host) throws HostException {
    FileAnswer source = host.ask(FileProbe.digest(desired.source()).following());
    LinkTrap.check(desired.source(), source);
    return new Observed(source, LocalCopy.at(desired.target()));
  }

  @Override
  public Diff diff(FetchDesired desired, Observed observed) {
    Optional<FileAnswer.Present> source = source(desired, observed.source());
    if (source.isEmpty()) {
      return Diff.none();
    }
    FileText.Described after =
        new FileText.Described(source.get().size(), source.get().sha256(), Optional.empty());
    return switch (observed.target()) {
      case LocalCopy.Other _ ->
          throw new TaskFailedException(
              "\"%s\" on the control host is no file. Remove it first, or choose another dest."
                  .formatted(desired.target()));
      case LocalCopy.Present present when after.sha256().equals(Optional.of(present.sha256())) ->
          Diff.none();
      case LocalCopy.Present present -> {
        mustBeWritable(desired, present.writable());
        FileText.Described before =
            new FileText.Described(present.size(), Optional.of(present.sha256()), Optional.empty());
        yield changed(Action.UPDATE, desired, Optional.of(before), after);
      }
      case LocalCopy.Absent absent -> {
        mustBeWritable(desired, absent.writable());
        yield changed(Action.CREATE, desired, Optional.empty(), after);
      }
    };
  }

  private static Diff changed(
      Action action,
      FetchDesired desired,
      Optional<FileText.Described> before,
      FileText.Described after) {
    return Diff.of(action, List.of(FileText.change(desired.target().toString(), before, after)));
  }

  private static void mustBeWritable(FetchDesired desired, boolean writable) {
    if (!writable) {
      throw new TaskFailedException(
          "\"%s\" on the control host cannot be written. Choose another dest."
              .formatted(desired.target()));
    }
  }

  /** The file; empty when there is none and none is needed. */
  private static Optional<FileAnswer.Present> source(FetchDesired desired, FileAnswer answer) {
    return switch (answer) {
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Absent _ -> {
        if (desired.mustExist()) {
          throw new TaskFailedException(
              "\"%s\" does not exist. With fail_on_missing: false it is passed over."
                  .formatted(desired.source()));
        }
        yield Optional.empty();
      }
      case FileAnswer.Present present when !present.is(FileType.REGULAR) ->
          throw new TaskFailedException(
              "\"%s\" is a %s, not a file. Name a file; find lists those of a directory."
                  .formatted(desired.source(), present.type().label()));
      case FileAnswer.Present present when present.sha256().isEmpty() ->
          throw new TaskFailedException(
              "The acting user may not read \"%s\". Become a user who may."
                  .formatted(desired.source()));
      case FileAnswer.Present present -> Optional.of(present);
    };
  }

  @Override
  public Map<String, Object> apply(FetchDesired desired, Diff diff, HostSession host)
      throws HostException {
    FileAnswer.Present source = source(desired, observe(desired, host).source()).orElseThrow();
    Fetching.fetch(desired, source.sha256().orElseThrow(), host);
    return Map.of();
  }

  @Override
  public Map<String, Object> values(FetchDesired desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("file", desired.source());
    values.put("dest", desired.target().toString());
    observed
        .source()
        .present()
        .flatMap(FileAnswer.Present::sha256)
        .ifPresent(digest -> values.put("checksum", digest));
    return values;
  }
}
