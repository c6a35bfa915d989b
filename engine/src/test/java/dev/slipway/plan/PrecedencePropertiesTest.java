package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Host;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PrecedencePropertiesTest {
  private static final Renderer RENDERER = new Renderer();

  private static VariableLayer layer(Precedence level) {
    return ScopeFactory.data(level, level.name(), Map.of("x", level.name()));
  }

  private static Scope scope(List<VariableLayer> ofHost, List<VariableLayer> known) {
    return new ScopeFactory(RENDERER, List.of()).scope(new Host("a", List.of(), ofHost), known);
  }

  @Property
  void strongestLevelWins_andWithoutItTheNext(
      @ForAll Set<Precedence> levels, @ForAll Random random) {
    List<Precedence> left = new ArrayList<>(levels);
    Collections.sort(left);
    while (!left.isEmpty()) {
      List<VariableLayer> layers = new ArrayList<>(left.stream().map(l -> layer(l)).toList());
      Collections.shuffle(layers, random);
      int cut = random.nextInt(layers.size() + 1);
      Scope scope = scope(layers.subList(0, cut), layers.subList(cut, layers.size()));

      assertThat(scope.get("x")).isEqualTo(left.removeLast().name());
    }
    assertThat(scope(List.of(), List.of()).defines("x")).isFalse();
  }
}
