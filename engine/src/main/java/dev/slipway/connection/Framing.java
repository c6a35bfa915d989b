package dev.slipway.connection;

import dev.slipway.host.Content;
import dev.slipway.host.HostText;
import dev.slipway.host.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * The text that a resident shell is fed with: what it is told at its start, and each script between
 * marks. Pure.
 *
 * <p>A script travels as one quoted word for {@code eval} in a subshell, so that unbalanced quotes,
 * an {@code exit} or a syntax error end the script and nothing else. Text is built of bytes, kept
 * as characters 0 to 255.
 */
final class Framing {
  /** Added to the status in the mark of a script that was ended because of its limit. */
  static final int TIMED_OUT = 9000;

  /** Inputs up to this size travel within the text; larger ones after the shell asked for them. */
  static final int LARGEST_INLINE = 32 << 10;

  /** Linux takes no argument of a program that is larger than 128 KiB. */
  private static final int LARGEST_ARGUMENT = 100_000;

  /** The greeting of a shell that reads its commands one byte at a time. */
  static final int READS_BYTE_BY_BYTE = 20;

  /** From here on it is faster to start a process that reads in blocks. */
  private static final int LARGEST_BYTE_BY_BYTE = 4096;

  /**
   * {@code _slipway_mark TOKEN STATUS} ends a script's part of both outputs. {@code _slipway_limit
   * TOKEN SECONDS [TEXT]} runs a script, from descriptor 7 when no text is given, as a process
   * group of its own that {@code timeout} ends, and fails when it did; that the script came to its
   * own end is seen from what is written to descriptor 9, since a script may well end with status
   * 124.
   */
  private static final String PRELUDE =
      """
      for _slipway_d in /usr/local/sbin /usr/sbin /sbin /usr/local/bin /usr/bin /bin; do
        case ":$PATH:" in *":$_slipway_d:"*) ;; *) PATH=$PATH:$_slipway_d ;; esac
      done
      export PATH; unset _slipway_d CDPATH
      [ -r . ] && [ -x . ] || cd /
      _slipway_mark() {
        printf '\\036%s:%d\\n' "$1" "$2"
        printf '\\036%s:%d\\n' "$1" "$2" >&2
      }
      _slipway_limit() {
        _slipway_t=$1 _slipway_l=$2
        shift 2
        { _slipway_s=$(timeout -k 5 "$_slipway_l" /bin/sh -c '
          case $# in 0) _slipway_x=$(cat <&7) ;; *) _slipway_x=$1; shift ;; esac
          exec 7<&-
          trap _slipway_o=1 TERM
          ( eval "$_slipway_x" ) 9>&-
          _slipway_x=$?
          case $_slipway_o in "") echo $_slipway_x >&9 ;; esac' sh "$@" 9>&1 >&8 8>&-); } 8>&1
        _slipway_r=$?
        case $_slipway_s:$_slipway_r in
          :124 | :137) _slipway_mark "$_slipway_t" 9$_slipway_r; return 1 ;;
          :*) _slipway_mark "$_slipway_t" $_slipway_r ;;
          *) _slipway_mark "$_slipway_t" $_slipway_s ;;
        esac
      }
      """;

  private Framing() {}

  /** Says that a shell is there, and of which kind it is: the first thing it prints. One line. */
  static String greeting(String nonce) {
    String mark = "printf '\\036" + FrameStream.token(nonce, 0) + ":%d\\n' ${BASH_VERSION:+2}0";
    return mark + "; " + mark + " >&2";
  }

  static byte[] prelude() {
    return PRELUDE.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The same for a shell that reads byte by byte, as bash does: it reads no further than its first
   * line, which has the rest read in blocks.
   */
  static String inBlocks(String text) {
    if (text.length() <= LARGEST_BYTE_BY_BYTE) {
      return text;
    }
    return "eval \"$(head -c " + text.length() + ")\"\n" + text;
  }

  /** Begins a batch. */
  static String begin() {
    return "_slipway_go=:\n";
  }

  /** Whether the input is sent only after the shell asked for it, with a mark of its own. */
  static boolean asksForInput(Work work) {
    return work.input().size() > LARGEST_INLINE;
  }

  /**
   * One script, with the mark before its input if it asks for that, and the mark after it.
   *
   * @param sequence of the first mark
   */
  static String frame(String nonce, int sequence, Work work) {
    if (asksForInput(work)) {
      String asked = FrameStream.token(nonce, sequence);
      String ended = FrameStream.token(nonce, sequence + 1);
      // What the script leaves unread must not be taken for the next command.
      return "if $_slipway_go; then _slipway_mark "
          + asked
          + " 0; head -c "
          + work.input().size()
          + " | ( "
          + run(ended, work, "; _slipway_r=$?; cat >/dev/null 2>&1; exit $_slipway_r )")
          + "fi\n";
    }
    String token = FrameStream.token(nonce, sequence);
    return "if $_slipway_go; then " + pipe(work.input()) + run(token, work, "") + "fi\n";
  }

  private static String run(String token, Work work, String after) {
    String input = work.input().size() == 0 ? " </dev/null" : "";
    if (!work.hasLimit()) {
      String script = "( eval " + Shell.quote(latin(work.text())) + " )" + input + after;
      return script + "; _slipway_mark " + token + " $?; ";
    }
    String call = "_slipway_limit " + token + " " + seconds(work.limit()) + " ";
    String otherwise = " || _slipway_go=false\n";
    String text = latin(work.text());
    if (text.length() <= LARGEST_ARGUMENT) {
      return call + Shell.quote(text) + input + after + otherwise;
    }
    String delimiter = "slipway-" + token;
    String document = "7<<'" + delimiter + "'";
    return call + document + input + after + otherwise + text + "\n" + delimiter + "\n";
  }

  private static String pipe(Content input) {
    if (input.size() == 0) {
      return "";
    }
    byte[] bytes = read(input);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.indexOf('\0') < 0) {
      return "printf %s " + Shell.quote(text) + " 2>/dev/null | ";
    }
    return "printf %s " + Base64.getEncoder().encodeToString(bytes) + " | base64 -d | ";
  }

  private static byte[] read(Content input) {
    try (InputStream stream = input.open()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(Duration limit) {
    return BigDecimal.valueOf(limit.toNanos(), 9).stripTrailingZeros().toPlainString();
  }

  /** The leading space keeps {@code eval} from taking a text for one of its options. */
  private static String latin(String text) {
    return new String(HostText.encode(" " + text), StandardCharsets.ISO_8859_1);
  }
}
