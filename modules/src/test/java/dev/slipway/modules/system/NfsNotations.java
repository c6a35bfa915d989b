package dev.slipway.modules.system;

import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How case files write answers about exports of NFS. */
public final class NfsNotations {
  private NfsNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(NfsExportsProbe.class, _ -> "NFS exports", (_, it) -> exports(it)),
        new KeyedNotation<>(
            NfsClientProbe.class,
            probe -> "NFS client " + probe.client(),
            (_, it) -> Optional.of(String.valueOf(it)).filter(name -> !name.equals("unknown"))));
  }

  /** The output of {@code exportfs -v}, or a map of it as {@code shown} and of other files. */
  private static NfsExportsProbe.Answer exports(Object written) {
    YamlMap map = YamlMap.of(written instanceof String shown ? Map.of("shown", shown) : written);
    StringBuilder output = new StringBuilder("mark\n\036mark shown\n" + map.text("shown", ""));
    Map<String, Object> files = map.rest();
    output.append("\036mark files\n").append(String.join("\n", files.keySet())).append('\n');
    files.forEach((file, text) -> output.append("\036mark file " + file + "\n").append(text));
    NfsExportsProbe probe = new NfsExportsProbe();
    byte[] bytes = output.toString().getBytes(StandardCharsets.UTF_8);
    try {
      ScriptResult result = new ScriptResult(0, bytes, new byte[0]);
      return probe.kind().parse(List.of(probe), result).getFirst();
    } catch (UnreadableAnswerException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
