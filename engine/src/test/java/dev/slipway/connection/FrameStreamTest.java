package dev.slipway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.connection.Signal.End;
import dev.slipway.connection.Signal.Frame;
import dev.slipway.connection.Signal.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameStreamTest {
  private static final String NONCE = "ab12";

  private final List<Signal> signals = new ArrayList<>();
  private final FrameStream stream = new FrameStream(Output.STDOUT, NONCE, signals::add);

  private void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    stream.write(bytes, 0, bytes.length);
  }

  private static String mark(int sequence, int number) {
    return FrameStream.START + NONCE + "-" + sequence + ":" + number + "\n";
  }

  private static String text(Signal signal) {
    return new String(((Signal.Text) signal).text(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void mark_endsTheTextBeforeIt() {
    write("one\n" + mark(0, 0) + "two" + mark(1, 137));

    assertThat(signals).hasSize(2).allMatch(Frame.class::isInstance);
    assertThat(signals).extracting(FrameStreamTest::text).containsExactly("one\n", "two");
    assertThat(((Frame) signals.get(1)).number()).isEqualTo(137);
  }

  @Test
  void markOfAnEarlierOrLaterScript_isText() {
    write(mark(0, 0) + mark(0, 0) + mark(2, 0) + mark(1, 5));

    assertThat(signals).hasSize(2);
    assertThat(text(signals.get(1))).isEqualTo(mark(0, 0) + mark(2, 0));
  }

  @Test
  void almostAMark_isText() {
    String almost =
        FrameStream.START
            + NONCE
            + "-0:\n" // no number
            + FrameStream.START
            + NONCE
            + "-0:12345\n" // more than any status
            + FrameStream.START
            + NONCE
            + "-0:7x\n"
            + FrameStream.START
            + FrameStream.START
            + NONCE;
    write(almost);
    stream.close();

    assertThat(signals).singleElement().isInstanceOf(End.class);
    assertThat(text(signals.getFirst())).isEqualTo(almost);
  }

  @Test
  void endWithinAMark_keepsItAsText() {
    write("x" + mark(0, 12).stripTrailing());
    stream.close();
    stream.close();

    assertThat(signals).singleElement().isInstanceOf(End.class);
    assertThat(text(signals.getFirst())).isEqualTo("x" + mark(0, 12).stripTrailing());
  }

  /** Texts that are made of what marks are made of: the likeliest to confuse. */
  @Provide
  Arbitrary<List<byte[]>> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "\036", NONCE, "-", "0", "1", "2", ":", "\n", mark(9, 0), "\036ab12-1:", "x");
    Arbitrary<byte[]> marklike =
        pieces
            .list()
            .ofMaxSize(30)
            .map(p -> String.join("", p).getBytes(StandardCharsets.US_ASCII));
    Arbitrary<byte[]> random = Arbitraries.bytes().array(byte[].class).ofMaxSize(5000);
    return Arbitraries.oneOf(marklike, random).list().ofMaxSize(8);
  }

  @Property(tries = 500)
  void anyTexts_comeOutAsTheyWentIn_howeverTheyAreCut(
      @ForAll("texts") List<byte[]> texts, @ForAll @IntRange(min = 1, max = 64) int cut) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<byte[]> expected = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      // The one thing that cannot be told apart is the right mark itself.
      if (!new String(texts.get(i), StandardCharsets.ISO_8859_1).contains(NONCE + "-" + i + ":")) {
        expected.add(texts.get(i));
        all.writeBytes(texts.get(i));
      } else {
        expected.add(new byte[0]);
      }
      all.writeBytes(mark(i, i).getBytes(StandardCharsets.US_ASCII));
    }
    List<Signal> seen = new ArrayList<>();
    FrameStream cutStream = new FrameStream(Output.STDERR, NONCE, seen::add);
    byte[] bytes = all.toByteArray();
    for (int at = 0; at < bytes.length; at += cut) {
      cutStream.write(bytes, at, Math.min(cut, bytes.length - at));
    }

    assertThat(seen).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(((Frame) seen.get(i)).text()).isEqualTo(expected.get(i));
      assertThat(((Frame) seen.get(i)).number()).isEqualTo(i);
    }
  }
}
