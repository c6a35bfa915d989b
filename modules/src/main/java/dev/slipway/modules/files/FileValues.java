package dev.slipway.modules.files;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.module.Diff;
import dev.slipway.modules.files.FileDesired.State;
import dev.slipway.modules.support.RegisteredFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code register} gets of the module {@code file}. */
final class FileValues {
  private FileValues() {}

  static Map<String, Object> of(FileDesired desired, FileObserved observed, Diff diff) {
    State state = desired.state().orElse(State.FILE);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("path", desired.path());
    if (state == State.LINK || state == State.HARD || state == State.TOUCH) {
      values.put("dest", desired.path());
    }
    desired.source().ifPresent(source -> values.put("src", source));
    FileAnswer after = RegisteredFile.after(observed.place(), diff);
    values.putAll(RegisteredFile.values(after));
    if (state == State.HARD) {
      values.replace("state", "hard");
    }
    return values;
  }
}
