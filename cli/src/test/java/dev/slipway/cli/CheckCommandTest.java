package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slipway.diagnostic.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code slipway check} shows, and how. */
final class CheckCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    write(
        "my plays/sité.yml",
        """
        - hosts: all
          vars:
            db_password: hunter2
            idle: 1
          tasks:
            - name: "\uD83D\uDE80"
              debug: {msg: "\uD83D\uDE80", vra: x}
        """);
    write("wrong.yml", "- hosts: all\n  tasks:\n    - fil: {msg: No.}\n");
    write(
        "warned.yml",
        """
        - hosts: all
          vars:
            db_password: hunter2
            idle: 1
          tasks:
            - debug:
              when: "'a' == 'x'"
        """);
    write("good.yml", "- hosts: all\n  tasks:\n    - debug:\n      tags: greet\n");
    write(
        "twice.yml",
        """
        - hosts: all
          tasks:
            - {id: a, debug: }
            - {id: a, debug: }
        """);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private int check(String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of(),
            folder,
            _ -> Optional.empty());
    String[] all = new String[arguments.length + 3];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "-i";
    all[arguments.length + 2] = "web1,";
    return CommandLines.execute(surroundings, all);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private JsonNode sarif(String... arguments) throws IOException {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--output";
    all[arguments.length + 1] = "sarif";
    check(all);
    JsonNode log = JSON.readTree(out());
    assertThat(officialSchema().validate(log)).isEmpty();
    return log.at("/runs/0");
  }

  private static Schema officialSchema() throws IOException {
    try (InputStream schema =
        CheckCommandTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(Objects.requireNonNull(schema));
    }
  }

  @Test
  void warnings_areShownAndCounted() {
    assertThat(check("warned.yml")).isEqualTo(ExitCode.OK);
    assertThat(out()).isEqualTo("2 warnings, no error: 1 play, 1 task, 1 host.\n");
    assertThat(err())
        .contains("warning[plain-secret] warned.yml:3:18", "warning[never-true] warned.yml:7:")
        .doesNotContain("hunter2", "unused-variable");
  }

  @Test
  void strictly_moreIsSaid() {
    assertThat(check("warned.yml", "--strict")).isEqualTo(ExitCode.OK);
    assertThat(out()).startsWith("4 warnings, no error");
    assertThat(err()).contains("warning[unused-variable] warned.yml:4:11");
  }

  @Test
  void aTagThatNoTaskHas_isRefused() {
    assertThat(check("good.yml", "--tags", "great")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("error[unknown-tag] --tags:1:1").contains("mean \"greet\"");
  }

  @Test
  void sarif_ofNothing_hasAllRules() throws IOException {
    JsonNode run = sarif("good.yml");

    assertThat(run.at("/results")).isEmpty();
    assertThat(run.at("/tool/driver/rules")).hasSize(ProblemCode.values().length);
    assertThat(run.at("/columnKind").asText()).isEqualTo("utf16CodeUnits");
  }

  @Test
  void sarif_ofAnError_saysWhere() throws IOException {
    JsonNode result = sarif("my plays/sité.yml").at("/results/0");

    assertThat(result.at("/level").asText()).isEqualTo("error");
    assertThat(result.at("/ruleId").asText()).isEqualTo("unknown-parameter");
    assertThat(result.at("/message/text").asText()).contains("\"vra\"").contains("Fix: ");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("my%20plays/sit%C3%A9.yml");
    // Beyond the Basic Multilingual Plane a character counts two.
    assertThat(result.at("/locations/0/physicalLocation/region").toString())
        .isEqualTo("{\"startLine\":7,\"startColumn\":26,\"endLine\":7,\"endColumn\":29}");
  }

  @Test
  void sarif_namesTheRuleByItsIndex() throws IOException {
    JsonNode run = sarif("warned.yml");

    assertThat(run.at("/results")).hasSize(2);
    for (JsonNode result : run.at("/results")) {
      JsonNode rule = run.at("/tool/driver/rules").get(result.at("/ruleIndex").asInt());
      assertThat(rule.at("/id")).isEqualTo(result.at("/ruleId"));
      assertThat(rule.at("/help/text").asText()).isNotBlank();
    }
    assertThat(out()).doesNotContain("hunter2");
  }

  @Test
  void sarif_hasNotesAsRelatedLocations() throws IOException {
    JsonNode related = sarif("twice.yml").at("/results/0/relatedLocations/0");

    assertThat(related.at("/message/text").asText()).isEqualTo("the first one");
    assertThat(related.at("/physicalLocation/region/startLine").asInt()).isEqualTo(3);
  }

  @Test
  void sarif_ofAnOption_hasNoFile() throws IOException {
    JsonNode location = sarif("good.yml", "--tags", "great").at("/results/0/locations/0");

    assertThat(location.toString())
        .isEqualTo("{\"logicalLocations\":[{\"fullyQualifiedName\":\"--tags\"}]}");
  }

  @Test
  void json_isOneProblemALine() throws IOException {
    assertThat(check("warned.yml", "--output", "json")).isEqualTo(ExitCode.OK);
    assertThat(out().lines()).hasSize(2);
    JsonNode first = JSON.readTree(out().lines().findFirst().orElseThrow());
    assertThat(first.at("/event").asText()).isEqualTo("problem");
    assertThat(first.at("/severity").asText()).isEqualTo("warning");
    assertThat(first.at("/code").asText()).isEqualTo("plain-secret");
  }
}
