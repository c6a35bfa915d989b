package dev.slipway.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.template.tool.ToolDoc;
import dev.slipway.template.tool.ToolMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToolDocTest {
  private static final Renderer RENDERER = Fixture.renderer();

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void example_givesWhatIsDocumented(String example, String gives) {
    Scope scope =
        Fixture.scope(
            RENDERER,
            Fixture.data(Map.of("playbook_dir", Fixture.RESOURCES.resolve("tools").toString())));

    assertThat(RENDERER.renderText(Fixture.scalar(example), scope)).isEqualTo(gives);
  }

  static Stream<Arguments> examples() {
    return RENDERER.toolDocs().stream()
        .flatMap(doc -> doc.calls().stream())
        .map(call -> Arguments.of(call.example(), call.gives()));
  }

  @Test
  void everyTool_isDocumented() {
    assertThat(RENDERER.toolDocs())
        .extracting(ToolDoc::name)
        .containsExactlyElementsOf(RENDERER.toolNames());
    assertThat(RENDERER.toolNames())
        .contains("json", "yaml", "toml", "base64", "hash", "version", "text", "regex", "list")
        .contains("net", "path", "math", "date", "random", "lookup", "omit");
  }

  @ParameterizedTest
  @MethodSource("tools")
  void everyPublicMethod_isDocumentedUnderItsName(Class<?> tool) {
    for (Method method : tool.getDeclaredMethods()) {
      boolean isPublic = java.lang.reflect.Modifier.isPublic(method.getModifiers());
      boolean isVariant =
          Arrays.stream(tool.getDeclaredMethods())
              .anyMatch(
                  other ->
                      other.getName().equals(method.getName())
                          && other.isAnnotationPresent(ToolMethod.class));
      assertThat(!isPublic || isVariant).as(method.toString()).isTrue();
      ToolMethod doc = method.getAnnotation(ToolMethod.class);
      if (doc != null) {
        assertThat(doc.call()).startsWith(method.getName() + "(").endsWith(")");
        assertThat(doc.summary()).endsWith(".");
      }
    }
  }

  static Stream<Class<?>> tools() {
    Toolbox tools = new Toolbox(dev.slipway.template.tool.Surroundings.ofThisProcess(), RENDERER);
    return tools.names().stream()
        .map(name -> tools.get(name, Fixture.scope(RENDERER)))
        .filter(dev.slipway.template.tool.Tool.class::isInstance)
        .map(Object::getClass);
  }
}
