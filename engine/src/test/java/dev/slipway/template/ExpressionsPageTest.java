package dev.slipway.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.template.tool.ToolDoc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExpressionsPageTest {
  private static final Path PAGE = Path.of("../docs/expressions.md");

  @Test
  void page_listsEveryToolAsItIsDocumented() throws IOException {
    String page = Files.readString(PAGE);

    for (ToolDoc tool : Fixture.renderer().toolDocs()) {
      assertThat(page).contains("### $" + tool.name() + "\n" + tool.summary() + "\n");
      for (ToolDoc.Call call : tool.calls()) {
        assertThat(page).contains(row(call));
      }
    }
  }

  private static String row(ToolDoc.Call call) {
    return "| `%s` | %s | `%s` → `%s` |\n"
        .formatted(call.call(), cell(call.summary()), cell(call.example()), cell(call.gives()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", "⏎");
  }
}
