package dev.slipway.host.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The questions of one exchange: each path once, in a stable order, in chunks that fit a command
 * line.
 */
record FileQuestions(List<List<Question>> chunks) {
  private static final int CHUNK_PATHS = 500;
  private static final int CHUNK_CHARACTERS = 60_000;

  /**
   * One path.
   *
   * @param plain how much is asked about what is at the path when it is no link
   * @param followed how much is asked about what the link at the path leads to; 0 nothing, 1
   *     metadata, 2 digest, 3 content; {@code plain} likewise
   */
  record Question(String path, int plain, int followed) {
    Question and(FileProbe probe) {
      int level =
          switch (probe.detail()) {
            case METADATA -> 1;
            case DIGEST -> 2;
            case CONTENT -> 3;
          };
      int behindLink = probe.follow() ? level : 0;
      return new Question(path, Math.max(plain, level), Math.max(followed, behindLink));
    }
  }

  static FileQuestions of(List<FileProbe> probes) {
    Map<String, Question> byPath = new LinkedHashMap<>();
    for (FileProbe probe : probes) {
      byPath.merge(
          probe.path(),
          new Question(probe.path(), 0, 0).and(probe),
          (question, _) -> question.and(probe));
    }
    return new FileQuestions(chunks(byPath.values()));
  }

  private static List<List<Question>> chunks(Iterable<Question> questions) {
    List<List<Question>> chunks = new ArrayList<>();
    List<Question> chunk = new ArrayList<>();
    int characters = 0;
    for (Question question : questions) {
      characters += question.path().length();
      if (!chunk.isEmpty() && (chunk.size() == CHUNK_PATHS || characters > CHUNK_CHARACTERS)) {
        chunks.add(List.copyOf(chunk));
        chunk.clear();
        characters = question.path().length();
      }
      chunk.add(question);
    }
    if (!chunk.isEmpty()) {
      chunks.add(List.copyOf(chunk));
    }
    return List.copyOf(chunks);
  }
}
