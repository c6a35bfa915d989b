package dev.slipway.modules.services;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.UnitAnswer;
import dev.slipway.host.probe.UnitNamesProbe;
import dev.slipway.host.probe.UnitReloadProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is there.
 *
 * @param unit empty when no unit is declared
 * @param reload empty when it is not declared
 * @param names of all units of the host, when the unit is missing
 */
record UnitObserved(
    Optional<UnitAnswer> unit, Optional<UnitReloadProbe.Need> reload, List<String> names) {

  private static final List<String> FOLDERS =
      List.of(
          "/etc/systemd/system/",
          "/run/systemd/system/",
          "/usr/local/lib/systemd/system/",
          "/usr/lib/systemd/system/",
          "/lib/systemd/system/");

  static UnitObserved observe(UnitSettings desired, HostReader host) throws HostException {
    Optional<UnitReloadProbe.Need> reload =
        desired.reading().reload()
            ? Optional.of(host.ask(new UnitReloadProbe()))
            : Optional.empty();
    if (desired.unit().isEmpty()) {
      return new UnitObserved(Optional.empty(), reload, List.of());
    }
    UnitAnswer answer = host.ask(desired.probe());
    if (!(answer instanceof UnitAnswer.Missing)) {
      return new UnitObserved(Optional.of(answer), reload, List.of());
    }
    String name = desired.unit().get();
    UnitAnswer planned = planned(name, host);
    boolean missing = planned instanceof UnitAnswer.Missing;
    return new UnitObserved(
        Optional.of(planned), reload, missing ? host.ask(new UnitNamesProbe()) : List.of());
  }

  /**
   * A unit that systemd does not know may have a file that an earlier task of a dry run is planned
   * to write. On a host without plans there is no such file, for systemd would know it.
   */
  private static UnitAnswer planned(String name, HostReader host) throws HostException {
    List<FileProbe> probes = new ArrayList<>();
    for (String folder : FOLDERS) {
      probes.add(FileProbe.content(folder + name).following());
      int at = name.indexOf('@');
      if (at >= 0 && !name.contains("@.")) {
        String template = name.substring(0, at + 1) + name.substring(name.lastIndexOf('.'));
        probes.add(FileProbe.content(folder + template).following());
      }
    }
    List<FileAnswer> answers = host.askAll(probes);
    for (int i = 0; i < probes.size(); i++) {
      if (answers.get(i) instanceof FileAnswer.Present file && file.content().isPresent()) {
        return UnitFile.parse(file.content().get().text()).unread(name, probes.get(i).path());
      }
    }
    return new UnitAnswer.Missing();
  }
}
