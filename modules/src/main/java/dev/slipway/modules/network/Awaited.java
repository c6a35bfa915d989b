package dev.slipway.modules.network;

import java.util.List;
import java.util.Optional;

/**
 * What is waited for.
 *
 * @param regex what must be found: in the file, or in what the port says
 * @param there whether it is to come, not to go
 */
record Awaited(Thing thing, Optional<String> regex, boolean there) {

  /** The kinds of things that come and go. */
  sealed interface Thing {
    /** A TCP port. */
    record Port(String host, long port, long connectSeconds) implements Thing {}

    /** Something at a path. */
    record Path(String path) implements Thing {}

    /** Nothing but time. */
    record Time() implements Thing {}
  }

  /** What a user sees: {@code 10.0.0.1:80 is open}. */
  String text() {
    String found = regex.map(pattern -> " and \"" + pattern + "\" is found").orElse("");
    return switch (thing) {
      case Thing.Port(String host, long port, long _) ->
          "port " + port + " of " + host + (there ? " is open" : " is closed") + found;
      case Thing.Path(String path) -> path + (there ? " exists" : " is gone") + found;
      case Thing.Time() -> "the time is over";
    };
  }

  /** What a user sees when it takes too long: {@code port 80 of 10.0.0.1 did not open}. */
  String failure() {
    return switch (thing) {
      case Thing.Port(String host, long port, long _) ->
          regex
              .map(pattern -> "port %d of %s did not say \"%s\"".formatted(port, host, pattern))
              .orElse(
                  "port " + port + " of " + host + (there ? " did not open" : " did not close"));
      case Thing.Path(String path) ->
          regex
              .map(pattern -> "\"" + pattern + "\" did not come to stand in " + path)
              .orElse(path + (there ? " did not appear" : " did not go away"));
      case Thing.Time() -> "the time did not pass";
    };
  }

  /** The arguments of {@link WaitScript}'s function: kind, wanted, place, port, seconds, regex. */
  List<String> words() {
    String wanted = there ? "there" : "gone";
    String pattern = regex.orElse("");
    return switch (thing) {
      case Thing.Port(String host, long port, long seconds) ->
          List.of(
              regex.isPresent() ? "talk" : "port",
              wanted,
              host,
              String.valueOf(port),
              String.valueOf(seconds),
              pattern);
      case Thing.Path(String path) ->
          List.of(regex.isPresent() ? "text" : "path", wanted, path, "0", "0", pattern);
      case Thing.Time() -> List.of("time", wanted, "", "0", "0", "");
    };
  }
}
