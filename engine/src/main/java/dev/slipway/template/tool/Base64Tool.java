package dev.slipway.template.tool;

import com.google.common.base.CharMatcher;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** {@code $base64}. */
@ToolName(value = "base64", summary = "Base64 of the UTF-8 bytes of a text, and back.")
public final class Base64Tool implements Tool {

  @ToolMethod(
      call = "encode(text)",
      summary = "The Base64 of a text.",
      example = "${base64.encode('admin:secret')}",
      gives = "YWRtaW46c2VjcmV0")
  public String encode(@Nullable Object text) {
    return Base64.getEncoder().encodeToString(Given.text(text).getBytes(StandardCharsets.UTF_8));
  }

  @ToolMethod(
      call = "decode(text)",
      summary = "The text whose Base64 this is; white space in it does not count.",
      example = "${base64.decode('aGVsbG8=')}",
      gives = "hello")
  public String decode(@Nullable Object text) {
    try {
      String signs = CharMatcher.whitespace().removeFrom(Given.text(text));
      return new String(Base64.getDecoder().decode(signs), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException exception) {
      throw new ToolException("The text is no Base64.", "give it what $base64.encode gave");
    }
  }
}
