package dev.slipway.modules.files;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.FollowedFile;
import dev.slipway.modules.support.Paths;
import java.util.Base64;
import java.util.Map;

/** Reads a file of the host. */
final class SlurpModule implements TaskModule<SlurpModule.Desired, Bytes> {
  private static final ModuleSpec SPEC =
      ModuleSpec.named("slurp", "Reads a file of the host; changes nothing.")
          .describe(
              "The content is Base64, so that it can be any bytes:"
                  + " `$base64.decode($file.content)`. Links are followed. It is held in memory:"
                  + " not for files of many megabytes.")
          .parameter(
              Parameter.identity("src", ParameterType.PATH, "The file.").alias("path").must())
          .returns("content", "The content, in Base64.")
          .returns("encoding", "`base64`.")
          .returns("source", "The path.")
          .example(
              "Read and use a file",
              """
              - slurp:
                  src: /etc/machine-id
                register: identity
              - debug:
                  msg: "${base64.decode($identity.content)}"
              """)
          .build();

  /** What is read. */
  record Desired(String path) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return new Desired(Paths.bind(arguments, "src"));
  }

  @Override
  public Bytes observe(Desired desired, HostReader host) throws HostException {
    String path = desired.path();
    return switch (FollowedFile.ask(host, FileProbe.content(path))) {
      case FileAnswer.Absent _ ->
          throw new TaskFailedException("\"%s\" does not exist.".formatted(path));
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present file when !file.is(FileType.REGULAR) ->
          throw new TaskFailedException(
              "\"%s\" is a %s, which has no content to read.".formatted(path, file.type().label()));
      case FileAnswer.Present file ->
          file.content()
              .orElseThrow(
                  () ->
                      new TaskFailedException(
                          "The acting user may not read \"%s\". Become a user who may."
                              .formatted(path)));
    };
  }

  @Override
  public Diff diff(Desired desired, Bytes observed) {
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Desired desired, Bytes observed) {
    return Map.of(
        "content",
        Base64.getEncoder().encodeToString(observed.toArray()),
        "encoding",
        "base64",
        "source",
        desired.path());
  }
}
