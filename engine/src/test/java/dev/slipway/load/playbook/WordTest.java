package dev.slipway.load.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordTest {

  private static List<String> words(String text) {
    return Word.split(text).stream().map(w -> text.substring(w.from(), w.to())).toList();
  }

  @Test
  void blanks_separateWords() {
    assertThat(words("  a  b\n\tc ")).containsExactly("a", "b", "c");
    assertThat(words("")).isEmpty();
    assertThat(words("  ")).isEmpty();
  }

  @Test
  void quotesAndReferences_keepTheirBlanks() {
    assertThat(words("a='b c' \"d e\"f ${x.get('y z')} ${ {'a': 1} }g"))
        .containsExactly("a='b c'", "\"d e\"f", "${x.get('y z')}", "${ {'a': 1} }g");
  }

  @Test
  void backslash_takesTheNextCharacterAsItIs() {
    assertThat(words("a\\ b c\\\"d e")).containsExactly("a\\ b", "c\\\"d", "e");
    assertThat(words("\"a\\\" b\" c\\")).containsExactly("\"a\\\" b\"", "c\\");
  }

  @Test
  void openQuoteOrBrace_isNotClosed() {
    assertThat(Word.split("a 'b c")).extracting(Word::isClosed).containsExactly(true, false);
    assertThat(Word.split("${a b")).extracting(Word::isClosed).containsExactly(false);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a=b, a, b",
        "a=, a, ``",
        "a=b=c, a, b=c",
        "a='b c', a, b c",
        "a=\"b c\", a, b c",
        "a='b'c', a, 'b'c'",
        "a-b=/x, a-b, /x",
        "a='b\\'c', a, b'c",
        "a=\"say \\\"hi\\\"\", a, say \"hi\"",
        "a=x\\ty, a, `x\ty`",
        "a=\\x41\\u00e4, a, A\u00e4",
        "a=c:\\\\d, a, c:\\d",
        "a=^\\s+\\.b, a, ^\\s+\\.b",
        "a=\\${x}, a, \\${x}"
      })
  void keyAndValue_areUnquotedAndUnescaped(String text, String key, String value) {
    Word word = Word.split(text).getFirst();

    assertThat(word.key()).contains(key);
    assertThat(word.value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "=b", "/a=b", "-a=b", "1a=b", "'a=b'"})
  void otherWords_haveNoKey(String text) {
    assertThat(Word.split(text).getFirst().key()).isEmpty();
  }
}
