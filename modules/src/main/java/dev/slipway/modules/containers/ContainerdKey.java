package dev.slipway.modules.containers;

import dev.slipway.modules.support.toml.TomlPath;

/**
 * Where each setting stands in a configuration: the one table for all versions of the file.
 *
 * <p>Source: containerd's {@code docs/cri/config.md} and {@code RELEASES.md}. Version 3 splits the
 * CRI plugin of version 2 into one for images and one for the runtime; version 4 moves sections
 * that no setting of ours is in.
 */
enum ContainerdKey {
  SANDBOX_IMAGE("%s.sandbox_image", "%s.pinned_images.sandbox", Part.IMAGES),
  CONFIG_PATH("%s.registry.config_path", "%s.registry.config_path", Part.IMAGES),
  REGISTRY("%s.registry", "%s.registry", Part.IMAGES),
  SNAPSHOTTER("%s.containerd.snapshotter", "%s.snapshotter", Part.IMAGES),
  DEFAULT_RUNTIME(
      "%s.containerd.default_runtime_name", "%s.containerd.default_runtime_name", Part.RUNTIME),
  RUNTIMES("%s.containerd.runtimes", "%s.containerd.runtimes", Part.RUNTIME),
  CNI_BIN_DIR("%s.cni.bin_dir", "%s.cni.bin_dir", Part.RUNTIME),
  /** From containerd 2.1 on. */
  CNI_BIN_DIRS("%s.cni.bin_dirs", "%s.cni.bin_dirs", Part.RUNTIME),
  CNI_CONF_DIR("%s.cni.conf_dir", "%s.cni.conf_dir", Part.RUNTIME),
  /** From containerd 1.7 on. */
  ENABLE_CDI("%s.enable_cdi", "%s.enable_cdi", Part.RUNTIME);

  /** The one plugin of version 2. */
  static final String CRI = "io.containerd.grpc.v1.cri";

  private static final int SPLIT = 3;

  private final String whole;
  private final String split;
  private final Part part;

  /** The plugins of versions 3 and 4. */
  private enum Part {
    IMAGES("io.containerd.cri.v1.images"),
    RUNTIME("io.containerd.cri.v1.runtime");

    private final String plugin;

    Part(String plugin) {
      this.plugin = plugin;
    }
  }

  ContainerdKey(String whole, String split, Part part) {
    this.whole = whole;
    this.split = split;
    this.part = part;
  }

  /** The path in a file of this version: 2, 3 or 4. */
  TomlPath in(int version) {
    boolean isSplit = version >= SPLIT;
    String plugin = "plugins.\"" + (isSplit ? part.plugin : CRI) + "\"";
    return TomlPath.parse((isSplit ? split : whole).formatted(plugin));
  }
}
