package dev.slipway.host.probe;

import dev.slipway.host.HostException;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs scripts of probes by a real shell of this machine. */
public record LocalScripts(Path directory, List<String> shell) {

  public static LocalScripts in(Path directory) {
    return new LocalScripts(directory, List.of("sh"));
  }

  public ScriptResult run(Script script) throws IOException, InterruptedException {
    Path text = Files.createTempFile(directory, "script", ".sh");
    Path stdout = Files.createTempFile(directory, "stdout", "");
    Path stderr = Files.createTempFile(directory, "stderr", "");
    Files.writeString(text, script.text());
    List<String> command = new ArrayList<>(shell);
    command.add(text.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile());
    builder.environment().put("LC_ALL", "C");
    int exit = builder.start().waitFor();
    return new ScriptResult(exit, Files.readAllBytes(stdout), Files.readAllBytes(stderr));
  }

  public <P extends Probe<A>, A> List<A> ask(ProbeKind<P, A> kind, List<P> probes)
      throws IOException, InterruptedException, HostException {
    return kind.parse(probes, run(kind.script(probes)));
  }
}
