package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which kernel parameters are set at boot, by which files, in which order? */
public record SysctlFilesProbe() implements Probe<SysctlFiles> {

  /** Strongest first: of two files of one name, the one in the stronger folder is read. */
  private static final List<String> FOLDERS =
      List.of(
          "/etc/sysctl.d",
          "/run/sysctl.d",
          "/usr/local/lib/sysctl.d",
          "/usr/lib/sysctl.d",
          "/lib/sysctl.d");

  private static final String SCRIPT =
      """
      part init
      if [ -d /run/systemd/system ]; then echo systemd; else echo other; fi
      set --
      for file in FILES /etc/sysctl.conf; do
      if [ -f "$file" ]; then set -- "$@" "$file"; fi
      done
      part files
      if [ $# -gt 0 ]; then printf '%s\\n' "$@"; fi
      part targets
      if [ $# -gt 0 ]; then readlink -f -- "$@"; fi
      part settings
      grep -s -a '=' /dev/null "$@"
      :
      """
          .replace("FILES", String.join("/*.conf ", FOLDERS) + "/*.conf");

  private static final ProbeKind<SysctlFilesProbe, SysctlFiles> KIND =
      new OneQuestion<>("sysctl files", SCRIPT, SysctlFilesProbe::read);

  private static SysctlFiles read(Sections output) throws UnreadableAnswerException {
    List<String> paths = output.lines("files");
    List<String> targets = output.lines("targets");
    if (paths.size() != targets.size()) {
      throw output.unreadable("links cannot be followed");
    }
    List<String> lines = output.lines("settings");
    List<SysctlFiles.SettingFile> all = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      all.add(
          new SysctlFiles.SettingFile(
              paths.get(i), targets.get(i), settings(paths.get(i) + ":", lines)));
    }
    boolean systemd = output.text("init").strip().equals("systemd");
    return new SysctlFiles(inOrderOfBoot(all, systemd));
  }

  private static Map<String, String> settings(String start, List<String> lines) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith(start)) {
        SysctlLine.parse(line.substring(start.length()))
            .ifPresent(setting -> settings.put(setting.path(), setting.value()));
      }
    }
    return settings;
  }

  /**
   * By name of the file, whatever its folder, as {@code sysctl.d(5)} has it. {@code
   * /etc/sysctl.conf} is read only where a link leads to it; without systemd, at the end.
   */
  private static List<SysctlFiles.SettingFile> inOrderOfBoot(
      List<SysctlFiles.SettingFile> all, boolean systemd) {
    Map<String, SysctlFiles.SettingFile> byName = new TreeMap<>(Comparator.naturalOrder());
    List<SysctlFiles.SettingFile> last = new ArrayList<>();
    for (SysctlFiles.SettingFile file : all) {
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      if (!file.path().equals("/etc/sysctl.conf")) {
        byName.putIfAbsent(name, file);
      } else if (!systemd) {
        last.add(file);
      }
    }
    List<SysctlFiles.SettingFile> inOrder = new ArrayList<>(byName.values());
    inOrder.addAll(last);
    return inOrder;
  }

  @Override
  public ProbeKind<SysctlFilesProbe, SysctlFiles> kind() {
    return KIND;
  }
}
