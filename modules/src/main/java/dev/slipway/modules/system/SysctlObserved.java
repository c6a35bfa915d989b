package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.SysctlAnswer;
import dev.slipway.host.probe.SysctlFiles;
import dev.slipway.host.probe.SysctlFilesProbe;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.FileText;
import dev.slipway.modules.support.Ownership;
import java.util.Optional;

/**
 * What is there.
 *
 * @param runtime empty when the running kernel does not matter
 * @param place of the file that is to set the parameter
 * @param boot all files that are read at boot
 */
record SysctlObserved(Optional<SysctlAnswer> runtime, FilePlace place, SysctlFiles boot) {

  static SysctlObserved observe(SysctlSettings desired, HostReader host) throws HostException {
    Optional<SysctlAnswer> runtime =
        desired.runtime() ? Optional.of(host.ask(desired.probe())) : Optional.empty();
    FilePlace.Question question =
        FilePlace.Question.of(
            desired.file(), FileProbe.Detail.CONTENT, FilePlace.Links.FOLLOW, Ownership.none());
    return new SysctlObserved(
        runtime, FilePlace.observe(host, question), host.ask(new SysctlFilesProbe()));
  }

  /** The text of the file; empty when there is none. */
  SysctlText text() {
    return switch (place.answer()) {
      case FileAnswer.Absent _ -> SysctlText.of("");
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present when !present.is(FileType.REGULAR) ->
          throw new TaskFailedException(
              "\"%s\" is a %s, not a file. Remove it first, or name another file."
                  .formatted(place.path(), present.type().label()));
      case FileAnswer.Present present ->
          present
              .content()
              .flatMap(FileText::decode)
              .map(SysctlText::of)
              .orElseThrow(
                  () ->
                      new TaskFailedException(
                          "\"%s\" is no text that can be read by the acting user."
                              .formatted(place.path())));
    };
  }
}
