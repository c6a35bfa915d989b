package dev.slipway.template;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.template.tool.LookupTool;
import java.io.IOException;
import java.nio.file.Path;

/** How {@code $lookup} reads files: encrypted ones are opened, templates see a scope. */
record LookedUp(Renderer renderer, Scope scope) implements LookupTool.Reader {

  @Override
  public String render(Path file) {
    return renderer.renderFile(renderer.template(file), TemplateFiles.directory(file), scope);
  }

  @Override
  public SourceFile read(Path file) throws IOException {
    SourceFile read = renderer.template(file, file.toString());
    if (read.secret()) {
      renderer.vault().conceal(read.text());
    }
    return read;
  }
}
