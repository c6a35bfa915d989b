package dev.slipway.diagnostic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads files that users wrote, and names each as diagnostics show it: relative to the folder where
 * the user stands when it is below that folder, else by its whole path.
 */
public final class SourceReader {
  private static final long LARGEST = 16L * 1024 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path standingIn;

  /**
   * @param standingIn the folder where the user stands
   */
  public SourceReader(Path standingIn) {
    this.standingIn = standingIn.toAbsolutePath().normalize();
  }

  /** The path as diagnostics show it. */
  public String nameOf(Path path) {
    Path whole = standingIn.resolve(path).normalize();
    boolean below = whole.startsWith(standingIn) && !whole.equals(standingIn);
    return below ? standingIn.relativize(whole).toString() : whole.toString();
  }

  /** A file that cannot be opened has at least a name; problems of the file as a whole use it. */
  public SourceRange rangeOf(Path path) {
    return new SourceFile(nameOf(path), "").beginning();
  }

  /**
   * The text of a file in UTF-8.
   *
   * @param namedAt where the file is asked for; there a problem is reported
   */
  public Optional<SourceFile> read(Path path, SourceRange namedAt, Problems problems) {
    String name = nameOf(path);
    try {
      Path whole = standingIn.resolve(path);
      if (Files.isRegularFile(whole) && Files.size(whole) > LARGEST) {
        unreadable(name, "is larger than 16 MiB", "split it", namedAt, problems);
        return Optional.empty();
      }
      return Optional.of(new SourceFile(name, decode(Files.readAllBytes(whole))));
    } catch (CharacterCodingException _) {
      unreadable(name, "is not UTF-8 text", "save it as UTF-8", namedAt, problems);
    } catch (NoSuchFileException _) {
      problems.error(
          ProblemCode.FILE_NOT_FOUND,
          namedAt,
          "There is no file \"" + name + "\".",
          "correct the path, or write the file");
    } catch (IOException _) {
      String reason =
          Files.isDirectory(standingIn.resolve(path)) ? "is a folder" : "cannot be read";
      unreadable(name, reason, "name a file that you may read", namedAt, problems);
    }
    return Optional.empty();
  }

  private static void unreadable(
      String name, String reason, String fix, SourceRange namedAt, Problems problems) {
    problems.error(
        ProblemCode.FILE_UNREADABLE, namedAt, "\"" + name + "\" " + reason + ".", fix + "");
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
