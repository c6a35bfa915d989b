package dev.slipway.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** A shell that ended at once, and whose last words arrive after the news of its end. */
record LateWordsSource(String words) implements ShellSource {
  @Override
  public ShellProcess start(OutputStream stdout, OutputStream stderr) {
    return new Ended(stdout, stderr);
  }

  private final class Ended implements ShellProcess {
    private final OutputStream stdout;
    private final OutputStream stderr;
    private int asked;

    Ended(OutputStream stdout, OutputStream stderr) {
      this.stdout = stdout;
      this.stderr = stderr;
    }

    @Override
    public OutputStream input() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public OptionalInt exitStatus() {
      asked++;
      if (asked == 2) {
        arrive();
      }
      return OptionalInt.of(1);
    }

    private void arrive() {
      try {
        stderr.write(words.getBytes(StandardCharsets.UTF_8));
        stderr.close();
        stdout.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }
}
