package dev.slipway.modules.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ConfigBlockTest {
  private static final String HAPROXY =
      """
      # top
      global
          log /dev/log local0   # all of it

      defaults   unnamed
          mode http
          # option httplog

      # our API
      frontend  kube-api
      \tbind *:6443
      backend kube-api
          server a 10.0.0.1:6443 check\
      """;

  private static final String KEEPALIVED =
      """
      ! top
      global_defs {
         router_id a # }
      }

      vrrp_instance VI_1
      {
          virtual_ipaddress { 10.0.0.1 }
          # end
      }
      include /etc/keepalived/conf.d/*.conf
      """;

  @Test
  void haproxy_isCutAtSections() {
    List<ConfigBlock> blocks = ConfigBlock.ofHaproxy(HAPROXY);
    assertThat(text(blocks)).isEqualTo(HAPROXY);
    assertThat(blocks)
        .extracting(ConfigBlock::key)
        .containsExactly(
            "", "global", "", "defaults unnamed", "", "frontend kube-api", "backend kube-api");
    assertThat(blocks.get(1).meaning()).isEqualTo("global\nlog /dev/log local0\n");
  }

  @Test
  void keepalived_isCutAtBraces() {
    List<ConfigBlock> blocks = ConfigBlock.ofKeepalived(KEEPALIVED);
    assertThat(text(blocks)).isEqualTo(KEEPALIVED);
    assertThat(blocks)
        .extracting(ConfigBlock::key)
        .containsExactly(
            "", "global_defs", "", "vrrp_instance VI_1", "include /etc/keepalived/conf.d/*.conf");
  }

  @Test
  void blockThatMeansTheSame_staysAsItIsWritten() {
    ConfigBlock same = new ConfigBlock("frontend kube-api", "frontend kube-api\n    bind *:6443\n");
    assertThat(edited(ConfigBlock::ofHaproxy, HAPROXY, same)).isEqualTo(HAPROXY);
    ConfigBlock other = new ConfigBlock("frontend kube-api", "frontend kube-api\n    bind *:80\n");
    assertThat(edited(ConfigBlock::ofHaproxy, HAPROXY, other))
        .isEqualTo(HAPROXY.replace("frontend  kube-api\n\tbind *:6443\n", other.text()));
  }

  @Test
  void newBlock_standsBehindAllOthers() {
    ConfigBlock fresh = new ConfigBlock("vrrp_instance B", "vrrp_instance B {\n}\n");
    assertThat(edited(ConfigBlock::ofKeepalived, KEEPALIVED, fresh))
        .isEqualTo(KEEPALIVED + "\n" + fresh.text());
  }

  private static String edited(
      Function<String, List<ConfigBlock>> cut, String text, ConfigBlock block) {
    BlocksEdit edit = new BlocksEdit(cut, List.of(block), _ -> false, "");
    return edit.edit(Optional.of(text), it -> it).text().orElseThrow();
  }

  private static String text(List<ConfigBlock> blocks) {
    return blocks.stream().map(ConfigBlock::text).collect(Collectors.joining());
  }
}
