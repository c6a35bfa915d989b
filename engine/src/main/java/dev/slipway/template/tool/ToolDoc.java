package dev.slipway.template.tool;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What there is to know about a tool.
 *
 * @param name as in expressions, without the dollar sign
 * @param summary what it is for
 * @param calls its methods in alphabetical order
 */
public record ToolDoc(String name, String summary, List<Call> calls) {
  public ToolDoc {
    calls = List.copyOf(calls);
  }

  /**
   * A method.
   *
   * @param call how it is called, without the tool's name
   * @param summary what it gives
   * @param example a value of YAML
   * @param gives the text that the example renders to
   */
  public record Call(String call, String summary, String example, String gives) {}

  /** The documentation that stands at a tool's class. */
  public static ToolDoc of(Class<? extends Tool> tool) {
    ToolName name = Objects.requireNonNull(tool.getAnnotation(ToolName.class), tool::getName);
    List<Call> calls =
        Arrays.stream(tool.getMethods())
            .filter(method -> method.isAnnotationPresent(ToolMethod.class))
            .map(ToolDoc::call)
            .sorted(Comparator.comparing(Call::call))
            .toList();
    return new ToolDoc(name.value(), name.summary(), calls);
  }

  private static Call call(Method method) {
    ToolMethod doc = Objects.requireNonNull(method.getAnnotation(ToolMethod.class));
    return new Call(doc.call(), doc.summary(), doc.example(), doc.gives());
  }
}
