package dev.slipway.modules.network;

import dev.slipway.modules.support.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a request.
 *
 * @param status of HTTP; -1 when no answer came
 * @param failure what curl said then
 * @param headers of the last answer, by their names in small letters with {@code _} for {@code -}
 */
record HttpAnswer(
    long status,
    String failure,
    Map<String, String> headers,
    String content,
    boolean redirected,
    double seconds,
    String url) {

  private static final int UNABLE = 127;

  static HttpAnswer none(String failure, int exit) {
    String reason = exit == UNABLE ? "curl is not on the host" : failure;
    return new HttpAnswer(-1, reason, Map.of(), "", false, 0, "");
  }

  /**
   * Reads the headers, the body, and the line that {@link HttpRequest#SUMMARY} prints.
   *
   * @param exit the status of curl
   */
  static HttpAnswer of(int exit, String output, String said) {
    int end = output.lastIndexOf('\n');
    String[] summary = output.substring(end + 1).strip().split(" ", 5);
    if (exit != 0 || end < 0 || summary.length < 5 || summary[0].equals("000")) {
      return none(said.isBlank() ? "curl ended with status " + exit : said.strip(), exit);
    }
    byte[] bytes = output.substring(0, end).getBytes(StandardCharsets.UTF_8);
    int size = Math.min(Integer.parseInt(summary[1]), bytes.length);
    String head = new String(bytes, 0, size, StandardCharsets.UTF_8);
    String body = new String(Arrays.copyOfRange(bytes, size, bytes.length), StandardCharsets.UTF_8);
    return new HttpAnswer(
        Long.parseLong(summary[0]),
        "",
        headers(head),
        body,
        !summary[2].equals("0"),
        Double.parseDouble(summary[3]),
        summary[4]);
  }

  /** Those of the last answer: one that led to another has headers, too. */
  private static Map<String, String> headers(String head) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : head.lines().toList()) {
      int colon = line.indexOf(':');
      if (line.startsWith("HTTP/")) {
        headers.clear();
      } else if (colon > 0) {
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT).replace('-', '_');
        headers.merge(name, line.substring(colon + 1).strip(), (one, two) -> one + ", " + two);
      }
    }
    return headers;
  }

  /** What a task registers. */
  Map<String, Object> values(boolean withContent) {
    Map<String, Object> values = new LinkedHashMap<>(headers);
    values.put("status", status);
    values.put("url", url);
    values.put("redirected", redirected);
    values.put("elapsed", (long) seconds);
    if (withContent) {
      values.put("content", content);
    }
    if (headers.getOrDefault("content_type", "").contains("json")) {
      Json.parse(content).ifPresent(json -> values.put("json", json));
    }
    return values;
  }
}
