package dev.slipway.modules.support;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code register} gets about one file. */
public final class RegisteredFile {
  private RegisteredFile() {}

  /** What is at a place once a diff is applied, as its predictions say. */
  public static FileAnswer after(FilePlace place, Diff diff) {
    FileProbe probe = FileProbe.metadata(place.path());
    FileAnswer after = place.answer();
    for (Prediction<?> prediction : diff.predictions()) {
      if (prediction.probe().subject().equals(probe.subject())
          && prediction.answer() instanceof Prediction.Answer.Known<?>(FileAnswer answer)) {
        after = answer;
      }
    }
    return after;
  }

  /** Its state, mode, owner, group, numbers and size; those that are not known are left out. */
  public static Map<String, Object> values(FileAnswer answer) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (!(answer instanceof FileAnswer.Present file)) {
      values.put("state", "absent");
      return values;
    }
    values.put("state", file.type().label());
    values.put("mode", Mode.text(file.mode()));
    values.put("owner", file.owner());
    values.put("group", file.group());
    putKnown(values, "uid", file.uid());
    putKnown(values, "gid", file.gid());
    putKnown(values, "size", file.size());
    return values;
  }

  private static void putKnown(Map<String, Object> values, String name, long number) {
    if (number != FileAnswer.Present.UNKNOWN) {
      values.put(name, number);
    }
  }
}
