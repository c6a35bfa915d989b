package dev.slipway.modules.system;

import dev.slipway.host.probe.SysctlFiles;
import dev.slipway.host.probe.SysctlLine;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which file decides about a kernel parameter at boot. */
final class SysctlBoot {

  /** The folders of {@code sysctl.d(5)} in which a new file is read. */
  private static final List<String> FOLDERS =
      List.of("/etc/sysctl.d", "/run/sysctl.d", "/usr/local/lib/sysctl.d", "/usr/lib/sysctl.d");

  private SysctlBoot() {}

  /**
   * The files as they are once one of them has another text.
   *
   * @param written the path as it was named
   * @param path the same, or where its link leads to
   * @return empty when the file is not read at boot
   */
  static Optional<SysctlFiles> with(
      SysctlFiles files, String written, String path, SysctlText text) {
    List<SysctlFiles.SettingFile> inOrder = new ArrayList<>();
    boolean found = false;
    for (SysctlFiles.SettingFile file : files.inOrder()) {
      boolean same = file.path().equals(written) || file.target().equals(path);
      found |= same;
      inOrder.add(same ? changed(file, text) : file);
    }
    if (!found) {
      if (!isReadWhenNew(files, written)) {
        return Optional.empty();
      }
      inOrder.add(place(inOrder, written), changed(fileAt(written, path), text));
    }
    return Optional.of(new SysctlFiles(inOrder));
  }

  private static SysctlFiles.SettingFile fileAt(String written, String path) {
    return new SysctlFiles.SettingFile(written, path, Map.of());
  }

  private static SysctlFiles.SettingFile changed(SysctlFiles.SettingFile file, SysctlText text) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : text.lines()) {
      SysctlLine.parse(line).ifPresent(setting -> settings.put(setting.path(), setting.value()));
    }
    return new SysctlFiles.SettingFile(file.path(), file.target(), settings);
  }

  /** A file of the same name in another folder is read in its stead, if it is in the list. */
  private static boolean isReadWhenNew(SysctlFiles files, String path) {
    return path.endsWith(".conf")
        && FOLDERS.contains(Paths.directory(path))
        && files.inOrder().stream().noneMatch(file -> name(file.path()).equals(name(path)));
  }

  private static int place(List<SysctlFiles.SettingFile> inOrder, String path) {
    int place = 0;
    while (place < inOrder.size() && name(inOrder.get(place).path()).compareTo(name(path)) < 0) {
      place++;
    }
    return place;
  }

  private static String name(String path) {
    return Paths.name(path);
  }

  /** The file that decides about a parameter. */
  static Optional<SysctlFiles.SettingFile> decider(SysctlFiles files, String path) {
    return files.inOrder().reversed().stream()
        .filter(file -> file.settings().containsKey(path))
        .findFirst();
  }
}
