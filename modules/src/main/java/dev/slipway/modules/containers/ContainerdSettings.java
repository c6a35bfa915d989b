package dev.slipway.modules.containers;

import dev.slipway.modules.support.daemons.DaemonRestart;
import dev.slipway.modules.support.toml.TomlPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is declared about a containerd's configuration.
 *
 * @param runtimes by name, with the keys that the file has
 * @param cniBinDirs empty: not declared
 * @param raw values by path, as they stand in the file
 * @param rawAbsent paths that are not to be there
 */
record ContainerdSettings(
    String path,
    Optional<Boolean> systemdCgroup,
    Map<ContainerdKey, String> texts,
    Map<String, Map<String, Object>> runtimes,
    List<String> cniBinDirs,
    Map<TomlPath, Object> raw,
    List<TomlPath> rawAbsent,
    Manner manner) {

  /** How the file is dealt with as a whole. */
  record Manner(boolean ensureCri, Base base, DaemonRestart restart, boolean backup) {}

  /** What the settings are put into. */
  enum Base {
    /** The file that is there. */
    FILE,
    /** The file, brought to the version of the daemon by the daemon itself. */
    MIGRATED,
    /** What the daemon gives out as its default. */
    DEFAULT
  }
}
