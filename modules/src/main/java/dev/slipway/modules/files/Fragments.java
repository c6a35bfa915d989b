package dev.slipway.modules.files;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.ListingAnswer;
import dev.slipway.host.probe.ListingProbe;
import dev.slipway.host.probe.TreeAnswer;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.LinkTrap;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.PythonRegex;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a directory of the host that make one text, in the order of their names.
 *
 * @param regexp that names have to match somewhere
 * @param hidden whether names that begin with a dot count
 * @param delimiter what goes between them; ends with a newline
 */
record Fragments(String path, Optional<String> regexp, boolean hidden, Optional<String> delimiter) {

  /** Their content, put together. */
  Bytes read(HostReader host) throws HostException {
    List<FileProbe> probes = probes(host.ask(new ListingProbe(path, 1, false)));
    List<FileAnswer> answers = host.askAll(probes);
    List<Bytes> contents = new ArrayList<>();
    for (int index = 0; index < probes.size(); index++) {
      if (answers.get(index).is(FileType.REGULAR)) {
        contents.add(content(probes.get(index).path(), answers.get(index)));
      }
    }
    return assembled(contents);
  }

  private List<FileProbe> probes(ListingAnswer listing) {
    switch (listing.root()) {
      case ABSENT ->
          throw new TaskFailedException(
              "The directory \"%s\" does not exist on the host.".formatted(path));
      case OTHER -> throw new TaskFailedException("\"%s\" is not a directory.".formatted(path));
      case DIRECTORY -> {}
    }
    if (!listing.complete()) {
      throw new TaskFailedException(
          "The acting user may not look into \"%s\". Become a user who may.".formatted(path));
    }
    Optional<PythonRegex> expression = regexp.map(PythonRegex::parse);
    return listing.entries().stream()
        .map(TreeAnswer.Entry::path)
        .filter(entry -> hidden || !Paths.name(entry).startsWith("."))
        .filter(entry -> expression.isEmpty() || expression.get().isFoundIn(Paths.name(entry)))
        .map(entry -> FileProbe.content(entry).following())
        .toList();
  }

  private static Bytes content(String path, FileAnswer answer) {
    LinkTrap.check(path, answer);
    return answer
        .present()
        .flatMap(FileAnswer.Present::content)
        .orElseThrow(
            () ->
                new TaskFailedException(
                    "The acting user may not read \"%s\". Become a user who may.".formatted(path)));
  }

  /** A part that does not end with a newline gets one when another part follows. */
  private Bytes assembled(List<Bytes> contents) {
    byte[] between = delimiter.orElse("").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    boolean ended = true;
    for (int index = 0; index < contents.size(); index++) {
      byte[] content = contents.get(index).toArray();
      if (!ended) {
        all.write('\n');
      }
      if (index > 0) {
        all.writeBytes(between);
      }
      all.writeBytes(content);
      ended = content.length > 0 && content[content.length - 1] == '\n';
    }
    return new Bytes(all.toByteArray());
  }
}
