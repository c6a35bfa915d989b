package dev.slipway.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.OptionalInt;

/** A shell whose connection ends once it was sent a certain text: no status is ever known. */
record BrokenSource(String end) implements ShellSource {
  @Override
  public ShellProcess start(OutputStream stdout, OutputStream stderr) {
    try {
      ShellProcess local = LocalShellProcess.start(new ProcessBuilder("/bin/sh"), stdout, stderr);
      return new Breaking(local, stdout, stderr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Breaking extends OutputStream implements ShellProcess {
    private final ShellProcess local;
    private final OutputStream stdout;
    private final OutputStream stderr;

    Breaking(ShellProcess local, OutputStream stdout, OutputStream stderr) {
      this.local = local;
      this.stdout = stdout;
      this.stderr = stderr;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (new String(bytes, offset, length, java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(end)) {
        stdout.close();
        stderr.close();
        local.close();
        throw new IOException("broken");
      }
      local.input().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      local.input().flush();
    }

    @Override
    public OutputStream input() {
      return this;
    }

    @Override
    public OptionalInt exitStatus() {
      return OptionalInt.empty();
    }

    @Override
    public void close() {
      local.close();
    }
  }
}
