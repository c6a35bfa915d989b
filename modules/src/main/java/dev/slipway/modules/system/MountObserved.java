package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Ownership;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is there.
 *
 * @param file the place of fstab; empty when it does not matter
 * @param text of that file
 * @param above what is at the directory and above it; empty when it is not to be made
 */
record MountObserved(
    MountAnswer mount,
    Optional<FilePlace> file,
    FstabText text,
    Map<String, FileAnswer> above,
    Actor actor) {

  static MountObserved observe(MountSettings desired, HostReader host) throws HostException {
    MountAnswer mount =
        desired.state() == MountSettings.State.PRESENT
            ? new MountAnswer.Nothing()
            : host.ask(desired.probe());
    boolean fresh = desired.state().mounts() && mount instanceof MountAnswer.Nothing;
    Optional<FilePlace> file =
        desired.state().readsFile() ? Optional.of(file(desired, host)) : Optional.empty();
    return new MountObserved(
        mount,
        file,
        FstabText.of(file.map(FilePlace::text).orElse("")),
        fresh ? NewDirectories.observe(host, List.of(desired.path())) : Map.of(),
        host.ask(new ActorProbe()));
  }

  private static FilePlace file(MountSettings desired, HostReader host) throws HostException {
    return FilePlace.observe(
        host,
        FilePlace.Question.of(
            desired.fstab(), FileProbe.Detail.CONTENT, FilePlace.Links.FOLLOW, Ownership.none()));
  }
}
