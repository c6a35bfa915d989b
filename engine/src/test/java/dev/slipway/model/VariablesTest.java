package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.model.Variables.Setting;
import dev.slipway.tree.Scalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
  private static final SourceFile FILE = new SourceFile("group_vars/web.yml", "port: 80\n");
  private static final SourceRange PLACE = FILE.range(new Position(1, 7), new Position(1, 9));

  @Test
  void settings_layersOfManyLevels_areWeakestFirst() {
    Host host =
        new Host(
            "web1",
            List.of("web"),
            List.of(
                data(Precedence.INVENTORY_ALL, "group all", 1),
                data(Precedence.GROUP_VARS, "group_vars/web.yml", 2),
                data(Precedence.HOST_VARS, "host_vars/web1.yml", 3)));

    List<Setting> settings =
        Variables.settings(
            host,
            List.of(
                data(Precedence.EXTRA_VARS, "-e", 5),
                data(Precedence.ROLE_DEFAULTS, "role common", 0),
                data(Precedence.PLAY_VARS, "play", 4)),
            "port");

    assertThat(settings)
        .extracting(Setting::origin)
        .containsExactly(
            "role common", "group all", "group_vars/web.yml", "host_vars/web1.yml", "play", "-e");
  }

  @Test
  void settings_equalPrecedence_keepsTheirOrder() {
    Host host =
        new Host(
            "web1",
            List.of(),
            List.of(
                data(Precedence.GROUP_VARS, "first", 1), data(Precedence.GROUP_VARS, "second", 2)));

    assertThat(Variables.settings(host, List.of(), "port"))
        .extracting(Setting::origin)
        .containsExactly("first", "second");
  }

  @Test
  void settings_writtenValue_knowsItsPlace() {
    VariableLayer layer =
        VariableLayer.written(
            Precedence.GROUP_VARS, FILE.name(), Map.of("port", Scalar.text(PLACE, "80")));
    Host host = new Host("web1", List.of("web"), List.of(layer));

    assertThat(Variables.settings(host, List.of(), "port"))
        .singleElement()
        .satisfies(setting -> assertThat(setting.range()).contains(PLACE));
  }

  @Test
  void settings_unknownVariable_areNone() {
    Host host = new Host("web1", List.of(), List.of(data(Precedence.HOST_VARS, "here", 1)));

    assertThat(Variables.settings(host, List.of(), "prot")).isEmpty();
  }

  private static VariableLayer data(Precedence precedence, String origin, Object value) {
    return new VariableLayer(precedence, origin, Map.of("port", new Definition.Data(value)));
  }
}
