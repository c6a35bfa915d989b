package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.security.SecureRandom;
import java.util.List;

/** Asks about many paths at once, see {@link FileScript}. */
final class FileProbeKind implements ProbeKind<FileProbe, FileAnswer> {
  static final FileProbeKind INSTANCE = new FileProbeKind();
  static final String NAME = "file";

  private static final SecureRandom RANDOM = new SecureRandom();

  private FileProbeKind() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Script script(List<FileProbe> probes) {
    return Script.of(FileScript.text(FileQuestions.of(probes), nonce(RANDOM.nextLong())));
  }

  @Override
  public List<FileAnswer> parse(List<FileProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    return new FileAnswers(FileQuestions.of(probes), result).answers(probes);
  }

  /** A name of {@code /dev/null} that nobody can guess. */
  private static String nonce(long bits) {
    StringBuilder name = new StringBuilder("/dev");
    for (int bit = 0; bit < Long.SIZE; bit++) {
      name.append((bits >>> bit & 1) == 1 ? "/." : "/");
    }
    return name.append("/null").toString();
  }
}
