package dev.slipway.bench;

import dev.slipway.Project;
import dev.slipway.connection.LocalConnector;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.host.Become;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Target;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.template.Renderer;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds for what a run does again and again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HotParts {
  private static final int TASKS = 1000;
  private static final int SCRIPTS = 100;

  private final Renderer renderer = new Renderer();
  private final Node expression = expression();
  private @Nullable Path folder;
  private @Nullable SourceFile playbook;
  private @Nullable HostConnection host;

  /** Makes the playbook and starts a shell. */
  @Setup
  public void begin() throws IOException, HostException {
    folder = Files.createTempDirectory("slipway-bench");
    String text = Material.flat("${root}", TASKS);
    Files.writeString(folder.resolve("site.yml"), text);
    Material.writeTemplates(folder, Contestant.SLIPWAY);
    playbook = new SourceFile("site.yml", text);
    host = new LocalConnector().connect(Target.local("localhost"));
  }

  /** Removes the playbook and ends the shell. */
  @TearDown
  public void end() throws IOException {
    Objects.requireNonNull(host).close();
    Folders.delete(Objects.requireNonNull(folder));
  }

  private static Node expression() {
    SourceFile file =
        new SourceFile("t.yml", "key: listen ${address}:${port|8080} as ${name.toUpperCase()}\n");
    Mapping read = (Mapping) YamlReader.read(file, new Problems()).orElseThrow();
    return read.entries().getFirst().value();
  }

  /** The text of 1,000 tasks to a located tree. */
  @Benchmark
  public Node parse1000Tasks() {
    return YamlReader.read(Objects.requireNonNull(playbook), new Problems()).orElseThrow();
  }

  /** A text with three expressions, in a scope of its own. */
  @Benchmark
  public @Nullable Object renderText() {
    VariableLayer layer =
        dev.slipway.plan.ScopeFactory.data(
            Precedence.FACTS, "facts", Map.of("address", "::1", "name", "web"));
    return renderer.render(expression, new dev.slipway.template.Scope(renderer, List.of(layer)));
  }

  /** Loading, compiling and checking 1,000 tasks: all of {@code slipway check} but the JVM. */
  @Benchmark
  public Project compile1000Tasks() {
    return SimulatedRun.load(Objects.requireNonNull(folder), "web1,web2", Map.of(), "/srv/site");
  }

  /** One exchange of 100 scripts with a shell on this machine, processor of the shell included. */
  @Benchmark
  public List<ScriptResult> exchange100Scripts() throws HostException {
    return Objects.requireNonNull(host)
        .shell(new Become.Login())
        .exchange(Collections.nCopies(SCRIPTS, Script.of("echo answer")));
  }
}
