package dev.slipway.resident;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What goes over a {@link Wire} at once. */
@SuppressWarnings("ArrayRecordComponent") // Made, sent and forgotten; never compared.
record Frame(Kind kind, byte[] content) {

  /** Each with the letter that stands for it on the wire. */
  enum Kind {
    /** From the visitor: what to carry out. */
    REQUEST('r'),
    /** From the visitor: somebody pressed Ctrl-C. */
    INTERRUPTION('i'),
    /** From the visitor: what was typed. */
    ANSWER('a'),
    /** From the visitor: there is nobody to ask. */
    NO_ANSWER('n'),
    /** From the resident: it begins. Before this nothing has happened. */
    ACCEPTED('y'),
    /** From the resident: not by me. Nothing has happened, nor will it. */
    DECLINED('d'),
    OUT('o'),
    ERR('e'),
    /** From the resident: a question whose answer must not be seen. */
    ASK_SECRETLY('s'),
    ASK_OPENLY('q'),
    /** From the resident: the exit code; the last frame. */
    EXIT('x');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    byte sign() {
      return (byte) sign;
    }

    static Optional<Kind> of(byte sign) {
      return Arrays.stream(values()).filter(kind -> kind.sign() == sign).findFirst();
    }
  }

  static Frame empty(Kind kind) {
    return new Frame(kind, new byte[0]);
  }

  static Frame text(Kind kind, String text) {
    return new Frame(kind, text.getBytes(StandardCharsets.UTF_8));
  }

  static Frame exit(int code) {
    return new Frame(Kind.EXIT, ByteBuffer.allocate(Integer.BYTES).putInt(code).array());
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  int number() {
    return ByteBuffer.wrap(content).getInt();
  }
}
