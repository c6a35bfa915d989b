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
        new LineModule(),
        new BlockModule(),
        new ReplaceModule(),
        new FindModule(),
        new KnownHostsModule(),
        new IniModule(),
        new AssembleModule(),
        new TempfileModule(),
        new GetUrlModule(),
        new StatModule(),
        new SlurpModule());
  }
}
