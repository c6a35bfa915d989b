package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One {@code find} for each directory, which starts a {@code stat} for many entries at a time. Each
 * entry ends with NUL; where {@code stat} cannot end one so, names with a newline cannot be read.
 */
final class TreeProbeKind implements ProbeKind<TreeProbe, TreeAnswer> {
  static final TreeProbeKind INSTANCE = new TreeProbeKind();

  private static final String TREES =
      """
      if stat --printf= / 2>/dev/null; then
      tree() { find "$1" -exec stat --printf '@FORMAT@\\0' {} +; }
      else
      tree() { find "$1" -exec stat -c '@FORMAT@' {} + | tr '\\n' '\\0'; }
      fi
      for p do
      if [ -d "$p" ] && ! [ -L "$p" ]; then tree "$p"; fi
      printf '\\0%s\\0' $?
      done
      """
          .replace("@FORMAT@", StatLine.FORMAT);

  private TreeProbeKind() {}

  @Override
  public String name() {
    return "tree";
  }

  @Override
  public Script script(List<TreeProbe> probes) {
    String paths = Shell.quoteAll(probes.stream().map(TreeProbe::path).toList());
    return Script.of("set -- " + paths + "\n" + TREES);
  }

  @Override
  public List<TreeAnswer> parse(List<TreeProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    ByteCursor output = new ByteCursor(result.stdout(), name());
    List<TreeAnswer> answers = new ArrayList<>();
    for (TreeProbe probe : probes) {
      answers.add(answer(probe, output));
    }
    return answers;
  }

  private TreeAnswer answer(TreeProbe probe, ByteCursor output) throws UnreadableAnswerException {
    List<TreeAnswer.Entry> entries = new ArrayList<>();
    byte[] record = output.bytesUntil("\0");
    while (record.length > 0) {
      entries.add(entry(record));
      record = output.bytesUntil("\0");
    }
    entries.removeIf(entry -> entry.path().equals(probe.path()));
    entries.sort(Comparator.comparing(TreeAnswer.Entry::path));
    return new TreeAnswer(entries, output.until("\0").equals("0"));
  }

  private TreeAnswer.Entry entry(byte[] record) throws UnreadableAnswerException {
    ByteCursor cursor = new ByteCursor(record, name());
    Optional<StatLine> line = StatLine.read(cursor);
    if (line.isEmpty()) {
      throw new UnreadableAnswerException(name(), new String(record, StandardCharsets.UTF_8));
    }
    return new TreeAnswer.Entry(cursor.rest(), line.get().present(_ -> false).withoutStatus());
  }
}
