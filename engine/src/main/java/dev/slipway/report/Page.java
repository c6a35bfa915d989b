package dev.slipway.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Pages of HTML that need nothing else: one style for all, and the data in the page. */
final class Page {
  private static final String STYLE = "page.css";

  private Page() {}

  /**
   * A page with its data.
   *
   * @param name of the resource that holds the page
   */
  static String of(String name, Object data) {
    // Nothing in the data can end the element that it stands in.
    String text = ValueText.json(data).replace("<", "\\u003c");
    return read(name).replace("@STYLE@", read(STYLE)).replace("@DATA@", text);
  }

  private static String read(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
