package dev.slipway.modules.support.toml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every document. */
final class TomlPropertiesTest {
  private static final Pattern COMMENT = Pattern.compile("# comment \\d+");
  private static final TomlMapper OTHER_READER = new TomlMapper();

  @Property(tries = 300)
  void values_areThoseThatAnotherReaderFinds(@ForAll long seed) throws JsonProcessingException {
    String text = new RandomToml(seed).document();
    JsonNode expected = OTHER_READER.readTree(text);
    JsonNode actual = json(TomlDocument.parse(text).values());
    assertThat(actual.equals(TomlPropertiesTest::compare, expected))
        .as("%s is as %s", actual, expected)
        .isTrue();
  }

  @Property(tries = 200)
  void everyValue_canBeReplacedAndPutBack(@ForAll long seed) {
    TomlDocument document = document(seed);
    for (TomlPath path : leaves(document)) {
      TomlDocument edited = document.with(path, "other");
      assertThat(edited.find(path)).contains("other");
      assertThat(document.differences(edited)).extracting(TomlDifference::path).contains(path);
      assertThat(othersOf(document, edited)).as(path.toString()).allMatch(it -> it.isIn(path));
      Object before = document.find(path).orElseThrow();
      assertThat(edited.with(path, before).values()).isEqualTo(document.values());
      assertThat(comments(edited)).containsAll(commentsOutside(document, path));
    }
  }

  @Property(tries = 200)
  void newKey_altersNoLineThatIsThere(@ForAll long seed) {
    TomlDocument document = document(seed);
    for (TomlPath table : tables(document)) {
      TomlPath path = table.child("new key");
      TomlDocument edited = document.with(path, List.of(1, 2));
      assertThat(document.differences(edited)).hasSizeBetween(1, 2);
      assertThat(edited.find(path)).as("%s in %s", path, document).contains(List.of(1L, 2L));
      assertThat(comments(edited)).isEqualTo(comments(document));
      assertThat(edited.with(path, List.of(1, 2))).isSameAs(edited);
      assertThat(edited.without(path).values()).isEqualTo(document.values());
    }
  }

  @Property(tries = 200)
  void newTable_altersNoLineThatIsThere(@ForAll long seed) {
    TomlDocument document = document(seed);
    for (TomlPath table : tables(document)) {
      TomlPath path = table.child("new").child("table").child("key");
      TomlDocument edited = document.with(path, 1);
      assertThat(edited.find(path)).contains(1L);
      assertThat(comments(edited)).isEqualTo(comments(document));
      assertThat(edited.without(table.child("new")).values()).isEqualTo(document.values());
    }
  }

  @Property(tries = 200)
  void removal_takesNothingElse(@ForAll long seed) {
    TomlDocument document = document(seed);
    for (TomlPath path : leaves(document)) {
      TomlDocument edited = document.without(path);
      assertThat(edited.find(path)).isEmpty();
      assertThat(othersOf(document, edited))
          .as(path.toString())
          .allMatch(it -> it.isIn(path) || path.isIn(it));
    }
  }

  /** Numbers by their value: the other reader keeps how they are written. */
  private static int compare(JsonNode one, JsonNode other) {
    boolean numbers = one.isNumber() && other.isNumber();
    return numbers ? one.decimalValue().compareTo(other.decimalValue()) : one.equals(other) ? 0 : 1;
  }

  private static TomlDocument document(long seed) {
    return TomlDocument.parse(new RandomToml(seed).document());
  }

  private static List<TomlPath> othersOf(TomlDocument before, TomlDocument after) {
    return before.differences(after).stream().map(TomlDifference::path).toList();
  }

  /** The values that are not in an array: those have numbers that alter when one goes. */
  private static List<TomlPath> leaves(TomlDocument document) {
    List<TomlPath> leaves = new ArrayList<>();
    collect(TomlPath.of(), document.values(), leaves, new ArrayList<>());
    return leaves;
  }

  private static List<TomlPath> tables(TomlDocument document) {
    List<TomlPath> tables = new ArrayList<>(List.of(TomlPath.of()));
    collect(TomlPath.of(), document.values(), new ArrayList<>(), tables);
    return tables;
  }

  private static void collect(
      TomlPath path, Object value, List<TomlPath> leaves, List<TomlPath> tables) {
    switch (value) {
      case Map<?, ?> map -> {
        if (path.size() > 0) {
          tables.add(path);
        }
        map.forEach((key, inner) -> collect(path.child("" + key), inner, leaves, tables));
      }
      case List<?> list when TomlSetting.isTables(list) -> {
        for (int index = 0; index < list.size(); index++) {
          collect(path.child("" + index), list.get(index), leaves, tables);
        }
      }
      default -> leaves.add(path);
    }
  }

  private static List<String> comments(TomlDocument document) {
    return COMMENT.matcher(document.text()).results().map(it -> it.group()).toList();
  }

  /** An array that is replaced by something else takes the comments in it away. */
  private static List<String> commentsOutside(TomlDocument document, TomlPath path) {
    String inside =
        new TomlLayout(document)
            .node(path)
            .map(node -> document.text().substring(node.start(), node.end()))
            .orElse("");
    return comments(document).stream().filter(it -> !inside.contains(it)).toList();
  }

  private static JsonNode json(Object values) {
    return new ObjectMapper().valueToTree(texts(values));
  }

  /** Dates and times as texts, as the other reader gives them. */
  private static Object texts(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> texts = new java.util.LinkedHashMap<>();
        map.forEach((key, inner) -> texts.put("" + key, texts(inner)));
        yield texts;
      }
      case List<?> list -> list.stream().map(TomlPropertiesTest::texts).toList();
      case String _, Long _, Double _, Boolean _ -> value;
      default -> TomlWriter.value(value);
    };
  }
}
