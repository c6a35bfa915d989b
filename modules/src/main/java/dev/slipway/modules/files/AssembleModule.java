package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.FileContents;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.RegisteredFile;
import dev.slipway.modules.support.WantedFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the files of a directory together to one file. */
final class AssembleModule implements TaskModule<AssembleDesired, AssembleModule.Observed> {
  private static final ModuleSpec SPEC = AssembleSpec.spec();

  /** The place of the file, and the file as it is to be. */
  record Observed(FilePlace place, WantedFile wanted) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public AssembleDesired bind(Arguments arguments) {
    return AssembleSpec.bind(arguments);
  }

  @Override
  public Observed observe(AssembleDesired desired, HostReader host) throws HostException {
    WantedFile wanted =
        new WantedFile(
            desired.fragments().read(host),
            desired.ownership(),
            desired.validate(),
            desired.backup());
    FilePlace place =
        FilePlace.observe(
            host,
            FilePlace.Question.of(
                desired.destination(),
                FileProbe.Detail.DIGEST,
                FilePlace.Links.KEEP,
                desired.ownership()));
    FileContents.Pair pair = new FileContents.Pair(place, wanted.content());
    return new Observed(FileContents.observe(host, List.of(pair)).getFirst(), wanted);
  }

  @Override
  public Diff diff(AssembleDesired desired, Observed observed) {
    return observed.wanted().diff(observed.place());
  }

  @Override
  public Map<String, Object> apply(AssembleDesired desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    return observed.wanted().apply(observed.place(), host);
  }

  @Override
  public Map<String, Object> values(AssembleDesired desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", desired.destination());
    values.put("src", desired.fragments().path());
    FileAnswer after = RegisteredFile.after(observed.place(), diff(desired, observed));
    values.putAll(RegisteredFile.values(after));
    values.put("checksum", observed.wanted().content().sha256());
    return values;
  }
}
