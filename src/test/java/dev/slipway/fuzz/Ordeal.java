package dev.slipway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemRenderer;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What every input goes through: an answer in time, or complaints that have a place. */
final class Ordeal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ExecutorService executor = Executors.newCachedThreadPool();

  /**
   * @param input what the user wrote, for the message
   * @return whether the input was fine
   */
  boolean passes(String input, Callable<List<Problem>> work) {
    Future<List<Problem>> answer = executor.submit(work);
    try {
      List<Problem> problems = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      problems.forEach(problem -> check(input, problem));
      return problems.isEmpty();
    } catch (ExecutionException e) {
      complaints(input, e.getCause()).forEach(problem -> check(input, problem));
      return false;
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new AssertionError("no answer to:\n" + input, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static List<Problem> complaints(String input, Throwable cause) {
    return switch (cause) {
      case InvalidInputException invalid -> invalid.problems();
      case ExpressionException wrong -> List.of(wrong.problem());
      case KnownAfterApplyException _ -> List.of();
      default -> throw new AssertionError("not a diagnostic, for:\n" + input, cause);
    };
  }

  private static void check(String input, Problem problem) {
    int lines = (int) problem.range().file().text().lines().count();
    assertThat(problem.range().file().name()).as(input).isNotBlank();
    assertThat(problem.range().start().line()).as(input).isBetween(1, lines + 1);
    assertThat(problem.range().start()).as(input).isLessThanOrEqualTo(problem.range().end());
    assertThat(problem.message() + problem.fix()).as(input).doesNotContain("Exception", "dev.slip");
    assertThat(problem.message()).as(input).doesNotContain("java.", "org.apache", "org.yaml");
    assertThat(new ProblemRenderer(false).render(problem)).as(input).isNotBlank();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
