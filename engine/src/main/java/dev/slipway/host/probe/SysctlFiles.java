package dev.slipway.host.probe;

import java.util.List;
import java.util.Map;

/**
 * The files that set kernel parameters at boot.
 *
 * @param inOrder those that are read, in the order of reading: the last one that names a parameter
 *     wins
 */
public record SysctlFiles(List<SettingFile> inOrder) {

  public SysctlFiles {
    inOrder = List.copyOf(inOrder);
  }

  /**
   * One file.
   *
   * @param path where it is read
   * @param target the same, or where the link leads to
   * @param settings values by path of the parameter, see {@link SysctlProbe}; patterns are left out
   */
  public record SettingFile(String path, String target, Map<String, String> settings) {}
}
