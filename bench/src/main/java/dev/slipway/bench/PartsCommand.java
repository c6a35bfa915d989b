package dev.slipway.bench;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench/run parts}: the hot parts by themselves. */
@Command(
    name = "parts",
    mixinStandardHelpOptions = true,
    description = "Measures parsing, rendering, compiling and framing by themselves, with JMH.")
final class PartsCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", description = "A pattern for their names; all unless given.")
  private String pattern = HotParts.class.getSimpleName();

  @Option(names = "--quick", description = "One short turn each: whether they work.")
  private boolean quick;

  @Override
  public Integer call() throws RunnerException {
    ChainedOptionsBuilder options = new OptionsBuilder().include(pattern);
    if (quick) {
      options.forks(0).warmupIterations(0).measurementIterations(1);
    }
    return new Runner(options.build()).run().isEmpty() ? 1 : 0;
  }
}
