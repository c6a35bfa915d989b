package dev.slipway.ssh;

import com.jcraft.jsch.Session;
import java.time.Duration;

/**
 * Whether what a connection carries is compressed.
 *
 * <p>A server lets 2 MiB travel before it wants to have answered (CHANNEL_SES_WINDOW_DEFAULT in
 * OpenSSH's channels.h). Where an answer takes 50 ms that is 40 MB a second at most, which the
 * fastest level of deflate keeps up with: there compression takes no time, and whatever is smaller
 * arrives earlier. Where answers are fast it would only cost the processor.
 */
enum Compression {
  ALWAYS,
  NEVER,
  /** When its first answers say that the host is far away. */
  WHEN_FAR;

  private static final Duration FAR = Duration.ofMillis(50);

  /** What {@code Compression} says (man 5 ssh_config); it may say nothing. */
  static Compression of(SshOptions options) {
    if (options.isYes("Compression")) {
      return ALWAYS;
    }
    return options.isNo("Compression") ? NEVER : WHEN_FAR;
  }

  /**
   * @param answer how long the host takes to answer
   */
  boolean pays(Duration answer) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case WHEN_FAR -> answer.compareTo(FAR) >= 0;
    };
  }

  /**
   * Has a session ask for it. To be said before the session tells what it can do.
   *
   * <p>By the library's own deflate: the way it has to use the JDK's loses what is much larger
   * unpacked than packed (JSch 2.28.8, {@code juz.Compression}).
   */
  static void offer(Session session) {
    session.setConfig("compression.c2s", "zlib@openssh.com,none");
    session.setConfig("compression.s2c", "zlib@openssh.com,none");
    session.setConfig("compression_level", "1");
  }
}
