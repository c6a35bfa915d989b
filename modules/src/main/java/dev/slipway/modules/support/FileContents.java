package dev.slipway.modules.support;

import dev.slipway.host.Bytes;
import dev.slipway.host.Content;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Gets the content of those files that differ, and of no others. */
public final class FileContents {
  private FileContents() {}

  /** A place and the content that it is to have. */
  public record Pair(FilePlace place, Content content) {
    private boolean isWorthShowing() {
      return place.answer().present().filter(this::differs).isPresent()
          && FileText.of(content).isPresent();
    }

    private boolean differs(FileAnswer.Present file) {
      return file.is(FileType.REGULAR)
          && file.size() < FileText.TOO_LARGE
          && file.sha256().isPresent()
          && file.content().isEmpty()
          && !file.sha256().get().equals(content.sha256());
    }
  }

  /** The same places; those whose text can be compared have their content. */
  public static List<FilePlace> observe(HostReader host, List<Pair> pairs) throws HostException {
    List<FileProbe> probes =
        pairs.stream()
            .filter(Pair::isWorthShowing)
            .map(pair -> FileProbe.content(pair.place().path()))
            .toList();
    List<FileAnswer> answers = new ArrayList<>(probes.isEmpty() ? List.of() : host.askAll(probes));
    List<FilePlace> places = new ArrayList<>();
    for (Pair pair : pairs) {
      places.add(pair.isWorthShowing() ? pair.place().with(answers.removeFirst()) : pair.place());
    }
    return List.copyOf(places);
  }

  /** The content in memory, when it is small enough to be shown. */
  public static Content inMemory(Content content) throws IOException {
    if (content instanceof Bytes || content.size() >= FileText.TOO_LARGE) {
      return content;
    }
    try (InputStream stream = content.open()) {
      return new Bytes(stream.readAllBytes());
    }
  }
}
