package dev.slipway.connection;

import dev.slipway.host.Become;
import dev.slipway.host.Content;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.HostShell;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The connection to the machine the engine runs on. */
final class LocalConnection implements HostConnection {
  private static final int BLOCK = 64 << 10;

  private final Path shell;
  private final ResidentShells shells = new ResidentShells(this::start);

  LocalConnection(Path shell) {
    this.shell = shell;
  }

  @Override
  public HostShell shell(Become become) throws HostException {
    return shells.shell(become);
  }

  @Override
  public void upload(Content content, String path, Progress progress) throws HostException {
    try (InputStream source = content.open();
        OutputStream target = Channels.newOutputStream(create(Path.of(path)))) {
      byte[] block = new byte[BLOCK];
      long sent = 0;
      for (int count = source.read(block); count >= 0; count = source.read(block)) {
        target.write(block, 0, count);
        sent += count;
        progress.sent(sent);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("\"" + path + "\" cannot be written", e);
    }
  }

  /** Never another's file or link, and from its first moment readable by its owner alone. */
  private static SeekableByteChannel create(Path path) throws IOException {
    return Files.newByteChannel(
        path,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private ShellProcess start(OutputStream stdout, OutputStream stderr) throws HostException {
    try {
      return LocalShellProcess.start(new ProcessBuilder(shell.toString()), stdout, stderr);
    } catch (IOException e) {
      throw new UnreachableException(
          Reason.NO_SHELL, "\"" + shell + "\" cannot be started on this machine", e);
    }
  }

  @Override
  public void close() {
    shells.close();
  }
}
