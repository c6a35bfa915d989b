package dev.slipway.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why there is no connection, by what the library's exception was caused by. */
record Failures(Destination destination, Duration limit) {
  private static final List<String> ENDINGS =
      List.of(
          "closed by foreign host", "End of IO Stream", "Broken pipe", "Stream closed", "reset");

  UnreachableException timedOut(Exception cause) {
    return failure(
        Reason.TIMED_OUT,
        "No login at " + destination.display() + " within " + limit.toMillis() / 1000.0 + " s",
        cause);
  }

  UnreachableException explain(JSchException e, Identities.Found keys) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnreachableException known -> {
          return known;
        }
        case UnknownHostException unknown -> {
          return failure(
              Reason.UNKNOWN_ADDRESS, "\"" + destination.host() + "\" has no address", e);
        }
        case SocketTimeoutException timeout -> {
          return timedOut(e);
        }
        case NoRouteToHostException noRoute -> {
          return failure(Reason.TIMED_OUT, at() + ": there is no route to it", e);
        }
        case ConnectException refused -> {
          return refused(refused, e);
        }
        default -> {}
      }
    }
    return protocol(e, keys);
  }

  private UnreachableException refused(ConnectException refused, JSchException e) {
    String said = String.valueOf(refused.getMessage());
    if (said.contains("refused")) {
      return failure(Reason.REFUSED, at() + " refuses connections", e);
    }
    if (said.contains("timed out")) {
      return timedOut(e);
    }
    return failure(Reason.TIMED_OUT, at() + ": " + said, e);
  }

  private UnreachableException protocol(JSchException e, Identities.Found keys) {
    String said = String.valueOf(e.getMessage());
    if (said.startsWith("Auth ")) {
      return authentication(e, keys);
    }
    if (e instanceof JSchAlgoNegoFailException) {
      return failure(Reason.PROTOCOL, at() + " has no algorithm in common with us: " + said, e);
    }
    // The end of the other side is met while reading or, a moment earlier, while writing.
    if (ENDINGS.stream().anyMatch(said::contains)) {
      if (destination.proxyCommand().isPresent()) {
        String command = destination.proxyCommand().get();
        return failure(Reason.PROXY, "ProxyCommand gives no connection: " + command, e);
      }
      return failure(Reason.PROTOCOL, at() + " closed the connection before the login", e);
    }
    return failure(Reason.PROTOCOL, at() + ": " + said, e);
  }

  private UnreachableException authentication(JSchException e, Identities.Found keys) {
    List<String> tried = new ArrayList<>();
    keys.keys().forEach(key -> tried.add("key " + key.getName()));
    if (destination.password().isPresent()) {
      tried.add("a password");
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "tried: " + (tried.isEmpty() ? "nothing, there is no key" : String.join(", ", tried)));
    String said = String.valueOf(e.getMessage());
    int methods = said.indexOf('\'');
    if (methods >= 0) {
      notes.add("it accepts: " + said.substring(methods).replace("'", ""));
    }
    notes.addAll(keys.notes());
    return failure(
        Reason.AUTHENTICATION,
        destination.display() + " refused the login (" + String.join("; ", notes) + ")",
        e);
  }

  private String at() {
    return destination.host() + " port " + destination.port();
  }

  private static UnreachableException failure(Reason reason, String message, Exception cause) {
    return new UnreachableException(reason, message, cause);
  }
}
