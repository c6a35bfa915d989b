package dev.slipway.run;

import dev.slipway.host.Become;
import dev.slipway.host.BecomeException;
import dev.slipway.host.CommandTimeoutException;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.time.Duration;
import java.util.Set;

/** Makes a connection anew, to a host that may be on its way up. */
final class Reconnection {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

  /** What does not become better by itself. */
  private static final Set<Reason> LASTING =
      Set.of(Reason.HOST_KEY_CHANGED, Reason.HOST_KEY_UNKNOWN, Reason.SETTING, Reason.UNSUPPORTED);

  private final HostLink link;
  private final Become become;

  Reconnection(HostLink link, Become become) {
    this.link = link;
    this.become = become;
  }

  /** Returns once the host has carried out something over a new connection. */
  void await(Duration delay, Duration patience) throws HostException {
    link.close();
    pause(delay);
    long start = System.nanoTime();
    while (true) {
      try {
        link.act(become, Script.of(":").withTimeout(LONGEST_ANSWER));
        return;
      } catch (UnreachableException e) {
        if (LASTING.contains(e.reason()) || hasPassed(start, patience)) {
          throw e;
        }
      } catch (ConnectionLostException | CommandTimeoutException | BecomeException e) {
        if (hasPassed(start, patience)) {
          throw e;
        }
      }
      link.close();
      pause(PAUSE);
    }
  }

  private static boolean hasPassed(long start, Duration patience) {
    return System.nanoTime() - start >= patience.toNanos();
  }

  /** Waits; whoever is interrupted meanwhile has lost the host. */
  static void pause(Duration time) throws HostException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionLostException("interrupted while waiting for the host");
    }
  }
}
