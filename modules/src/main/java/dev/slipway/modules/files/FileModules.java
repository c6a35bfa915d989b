package dev.slipway.modules.files;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class FileModules {
  private FileModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(
        new FileModule(),
        new CopyModule(),
        new TemplateModule(),
        LineSpec.module(),
        BlockSpec.module(),
        ReplaceSpec.module(),
        new FindModule(),
        new KnownHostsModule(),
        IniSpec.module(),
        KeySpec.json(),
        KeySpec.toml(),
        KeySpec.yaml(),
        new AssembleModule(),
        new TempfileModule(),
        new GetUrlModule(),
        new StatModule(),
        new SlurpModule());
  }
}
