package dev.slipway.module.argument;

import java.util.List;

/**
 * Something that is wrong with a value or with the description of an argument.
 *
 * @param path the way to it: names of keys ({@link String}) and places in lists ({@link Integer},
 *     from 0)
 * @param message what is wrong, with the path in it
 * @param fix what to write instead
 */
public record Complaint(List<Object> path, String message, String fix) {
  public Complaint {
    path = List.copyOf(path);
  }

  /** A path as it is shown: {@code users[0].name}. */
  static String shown(List<Object> path) {
    StringBuilder text = new StringBuilder();
    for (Object step : path) {
      if (step instanceof Integer index) {
        text.append('[').append(index).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step);
      }
    }
    return text.toString();
  }
}
