package dev.slipway.ssh;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpProgressMonitor;
import dev.slipway.host.CommandFailedException;
import dev.slipway.host.Content;
import dev.slipway.host.HostConnection.Progress;
import dev.slipway.host.HostException;
import dev.slipway.host.ScriptResult;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends one file by SFTP, on a channel of its own. */
record SftpUpload(LoggedIn connection, Duration timeout) {

  /** What came of an upload that the host did not refuse. */
  enum Outcome {
    SENT,
    /** The host offers no SFTP, or no further channel. */
    NOT_OFFERED,
    /** What the host starts for SFTP ends at once. */
    BROKEN
  }

  /**
   * Sends the content.
   *
   * @throws CommandFailedException when the host refuses the file
   */
  Outcome send(Content content, String path, Progress progress) throws HostException {
    ChannelSftp channel;
    try {
      channel = Channels.open(connection.session(), "sftp", ChannelSftp.class);
      channel.connect((int) timeout.toMillis());
    } catch (JSchException e) {
      if (e.getCause() instanceof IOException) {
        return Outcome.BROKEN;
      }
      if (!connection.isConnected()) {
        throw connection.lost(e);
      }
      return Outcome.NOT_OFFERED;
    }
    try {
      put(channel, content, path, progress);
    } finally {
      channel.disconnect();
    }
    return Outcome.SENT;
  }

  private void put(ChannelSftp channel, Content content, String path, Progress progress)
      throws HostException {
    try (Source source = new Source(content.open())) {
      try {
        channel.put(source, path, new Monitor(progress), ChannelSftp.OVERWRITE);
      } catch (SftpException e) {
        if (source.failure != null) {
          throw source.failure;
        }
        throw failure(e, path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Content for a host cannot be read: " + e.getMessage(), e);
    }
  }

  private HostException failure(SftpException e, String path) {
    // A refusal is an answer; without one, something between here and the host's program broke.
    if (e.getCause() instanceof IOException || !connection.isConnected()) {
      return connection.lost(e);
    }
    byte[] said = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
    return new CommandFailedException("sftp put " + path, new ScriptResult(1, new byte[0], said));
  }

  /** Tells a fault of the content from one of the host: the library reports both alike. */
  private static final class Source extends FilterInputStream {
    private @Nullable IOException failure;

    Source(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }

  private static final class Monitor implements SftpProgressMonitor {
    private final Progress progress;
    private long sent;

    Monitor(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void init(int operation, String source, String target, long size) {
      // Nothing is sent yet.
    }

    @Override
    public boolean count(long bytes) {
      sent += bytes;
      progress.sent(sent);
      return true;
    }

    @Override
    public void end() {
      // The last count said so.
    }
  }
}
