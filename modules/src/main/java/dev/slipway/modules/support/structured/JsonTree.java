package dev.slipway.modules.support.structured;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads JSON with the place of each value. */
final class JsonTree {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser parser;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * @throws IllegalArgumentException when it is not JSON, with line and column
   */
  static Placed read(String text) {
    try (JsonParser parser = FACTORY.createParser(new StringReader(text))) {
      JsonTree tree = new JsonTree(parser);
      parser.nextToken();
      Placed root = tree.value();
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException(
            "it is not JSON: line %d has something behind the value."
                .formatted(parser.currentTokenLocation().getLineNr()));
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "it is not JSON: line %d, column %d: %s."
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  sentence(e.getOriginalMessage())),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sentence(String message) {
    String first = message.replaceFirst("(?s) \\(start marker at .*|\\R.*", "");
    return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }

  private int start() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private int end() throws IOException {
    parser.finishToken();
    return (int) parser.currentLocation().getCharOffset();
  }

  private Placed value() throws IOException {
    JsonToken token = parser.currentToken();
    int start = start();
    return switch (token) {
      case START_OBJECT -> object(start);
      case START_ARRAY -> array(start);
      case VALUE_STRING -> new Placed.Leaf(start, end(), parser.getText());
      case VALUE_TRUE -> new Placed.Leaf(start, end(), true);
      case VALUE_FALSE -> new Placed.Leaf(start, end(), false);
      case VALUE_NULL -> new Placed.Leaf(start, end(), Values.Null.NULL);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(start, token);
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("a value cannot begin with " + token);
    };
  }

  private Placed number(int start, JsonToken token) throws IOException {
    int length = parser.getText().length();
    Object value =
        token == JsonToken.VALUE_NUMBER_INT
            ? parser.getBigIntegerValue()
            : parser.getDecimalValue();
    return new Placed.Leaf(start, start + length, Values.normalised(value));
  }

  private Placed object(int start) throws IOException {
    List<Placed.Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyStart = start();
      int keyEnd = end();
      parser.nextToken();
      entries.add(new Placed.Entry(key, keyStart, keyEnd, value()));
    }
    return new Placed.Entries(start, start() + 1, true, List.copyOf(entries));
  }

  private Placed array(int start) throws IOException {
    List<Placed> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new Placed.Items(start, start() + 1, true, List.copyOf(items));
  }
}
