package dev.slipway.graph.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of texts and files, without those that only name what is defined there. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** A word that begins a line and is followed by a colon: the key of a mapping. */
  private static final Pattern KEY =
      Pattern.compile("(?m)^[ \\t]*(?:- +)?[\"']?[A-Za-z_][A-Za-z0-9_]*[\"']?[ \\t]*:(?=\\s)");

  private static final long LARGEST = 1024 * 1024;
  private static final int MOST_FILES = 20_000;
  private static final Set<String> BUILT = Set.of("target", "build", "node_modules");

  private final Set<String> words = new HashSet<>();
  private final Set<String> texts = new HashSet<>();
  private final Set<Path> folders = new HashSet<>();
  private int files;

  /** Whether it was learnt; always, when not all files could be looked at. */
  boolean isUsed(String word) {
    return files > MOST_FILES || words.contains(word);
  }

  void learn(String text) {
    if (texts.add(text)) {
      Matcher matcher = WORD.matcher(KEY.matcher(text).replaceAll("\n"));
      while (matcher.find()) {
        words.add(matcher.group());
      }
    }
  }

  /** All text files of a folder and of those below it; what cannot be read counts for nothing. */
  void learnBelow(Path folder) {
    if (!folders.add(folder)) {
      return;
    }
    try {
      Files.walkFileTree(folder, new Visitor(folder));
    } catch (IOException _) {
      // What was not seen may use anything.
      files = MOST_FILES + 1;
    }
  }

  private void learnFile(Path file) {
    try {
      learn(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (IOException _) {
      // Whoever needs the file says so.
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path top;

    Visitor(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean passed = !folder.equals(top) && (name.startsWith(".") || BUILT.contains(name));
      return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files++;
      if (attributes.isRegularFile() && attributes.size() <= LARGEST) {
        learnFile(file);
      }
      return files > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      return FileVisitResult.CONTINUE;
    }
  }
}
