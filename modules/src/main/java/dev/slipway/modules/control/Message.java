package dev.slipway.modules.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Messages that users write: a text, or a list of lines. */
final class Message {
  private Message() {}

  static Optional<String> text(Optional<Object> written) {
    return written.map(
        value ->
            value instanceof List<?> lines
                ? lines.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                : String.valueOf(value));
  }
}
