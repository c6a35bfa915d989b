package dev.slipway.modules.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What apt 2.6 says about the places of packages. */
class DebSourcesTest {
  private static final String RECORDS =
      """
      Package: ipvsadm
      Version: 1:1.31-1+b1
      Architecture: amd64
      Filename: pool/main/i/ipvsadm/ipvsadm_1.31-1+b1_amd64.deb
      Size: 41584
      SHA256: ef73

      Package: tool
      Version: 1.0
      Architecture: all
      Filename: ./old/tool_1.0_all.deb
      SHA256: aaaa

      Package: tool
      Version: 1.0
      Architecture: all
      Description: that of another source
       with a second line
      Filename: ./tool_1.0_all.deb
      SHA256: bbbb

      """;

  @Test
  void aPackage_isThatOfTheSourceWhoseDigestItHas() throws UnreadableAnswerException {
    String places =
        """
        'http://example.org/pool/ipvsadm_1.31-1%2bb1_amd64.deb' ipvsadm_1%3a1.31-1+b1_amd64.deb 41584 SHA256:ef73
        'file:/srv/tool_1.0_all.deb' tool_1.0_all.deb 530 SHA256:bbbb
        """;

    List<DebSource> found =
        answer(places, 0, RECORDS) instanceof DebSourcesProbe.Answer.Found(List<DebSource> sources)
            ? sources
            : List.of();

    assertThat(found).hasSize(2);
    assertThat(found.get(0).file()).isEqualTo("ipvsadm_1.31-1+b1_amd64.deb");
    assertThat(found.get(0).version()).isEqualTo("1:1.31-1+b1");
    assertThat(found.get(0).size()).isEqualTo(41584);
    assertThat(found.get(1).sha256()).isEqualTo("bbbb");
    assertThat(found.get(1).indexed())
        .contains("that of another source", "Filename: pool/tool_1.0_all.deb")
        .doesNotContain("aaaa");
  }

  @Test
  void aVersionWithoutASource_isTold() throws UnreadableAnswerException {
    String said = "E: Can't find a source to download version '1.0' of 'tool:all'\n";

    assertThat(answer(said, 100, ""))
        .isEqualTo(
            new DebSourcesProbe.Answer.Refused(
                "Can't find a source to download version '1.0' of 'tool:all'"));
  }

  private static DebSourcesProbe.Answer answer(String places, int exit, String records)
      throws UnreadableAnswerException {
    String text =
        "mark\n\036mark places\n"
            + places
            + "\036mark exit\n"
            + exit
            + "\n\036mark records\n"
            + records;
    ScriptResult result = new ScriptResult(0, text.getBytes(StandardCharsets.UTF_8), new byte[0]);
    return DebSourcesProbe.read(Sections.of("test", result));
  }
}
