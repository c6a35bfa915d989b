package dev.slipway.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import org.jspecify.annotations.Nullable;

/** Makes channels, which are still to be connected. */
final class Channels {
  private Channels() {}

  /**
   * A channel of a kind.
   *
   * @throws JSchException when the connection ended, or is about to: then the library returns none
   */
  static <C extends Channel> C open(Session session, String kind, Class<C> type)
      throws JSchException {
    @Nullable Channel channel = session.openChannel(kind);
    if (channel == null) {
      throw new JSchException("the connection is being closed");
    }
    return type.cast(channel);
  }
}
