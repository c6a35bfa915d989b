package dev.slipway.model;

import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One play: which hosts, and what is done with them. The order is: {@code preTasks}, {@code roles},
 * {@code tasks}, {@code postTasks}, with the notified handlers after pre-tasks, after tasks and
 * after post-tasks.
 *
 * @param hosts the patterns; more than one form a union
 * @param variableFiles the files of {@code vars_files} with what stands in them, lowest precedence
 *     first
 * @param roles with everything of the role loaded; each becomes one block
 * @param handlers in the order of definition; those of roles first, in the order of the roles, each
 *     role's in a block that has the role's keywords
 */
public record Play(
    SourceRange range,
    Keywords keywords,
    List<Scalar> hosts,
    List<VariableFile> variableFiles,
    List<Step> preTasks,
    List<Step> roles,
    List<Step> tasks,
    List<Step> postTasks,
    List<Step> handlers) {
  public Play {
    hosts = List.copyOf(hosts);
    variableFiles = List.copyOf(variableFiles);
    preTasks = List.copyOf(preTasks);
    roles = List.copyOf(roles);
    tasks = List.copyOf(tasks);
    postTasks = List.copyOf(postTasks);
    handlers = List.copyOf(handlers);
  }

  public Play withKeywords(Keywords others) {
    return new Play(
        range, others, hosts, variableFiles, preTasks, roles, tasks, postTasks, handlers);
  }

  /** The play with each of its lists of steps altered. */
  public Play withSteps(UnaryOperator<List<Step>> altered) {
    return new Play(
        range,
        keywords,
        hosts,
        variableFiles,
        altered.apply(preTasks),
        altered.apply(roles),
        altered.apply(tasks),
        altered.apply(postTasks),
        altered.apply(handlers));
  }

  /** The name, or the hosts' patterns where there is none. */
  public String title() {
    return keywords
        .scalar(Keyword.NAME)
        .map(Scalar::text)
        .orElseGet(() -> String.join(",", hosts.stream().map(Scalar::text).toList()));
  }

  /** The names of its roles, without those that they depend on. */
  public List<String> roleNames() {
    return roles.stream().flatMap(Play::own).distinct().toList();
  }

  /** The names of the roles that its roles depend on. */
  public List<String> dependentRoleNames() {
    return roles.stream().flatMap(Play::dependencies).distinct().toList();
  }

  /** A block without a role holds what a role depends on, and behind it the role. */
  private static Stream<String> own(Step step) {
    return step instanceof Block block
        ? block.role().map(role -> Stream.of(role.name())).orElseGet(() -> last(block))
        : Stream.empty();
  }

  private static Stream<String> last(Block block) {
    return block.steps().isEmpty() ? Stream.empty() : own(block.steps().getLast());
  }

  private static Stream<String> dependencies(Step step) {
    return step instanceof Block block && block.role().isEmpty()
        ? block.steps().stream().limit(Math.max(0, block.steps().size() - 1L)).flatMap(Play::all)
        : Stream.empty();
  }

  private static Stream<String> all(Step step) {
    return step instanceof Block block
        ? block
            .role()
            .map(role -> Stream.of(role.name()))
            .orElseGet(() -> block.steps().stream().flatMap(Play::all))
        : Stream.empty();
  }

  /** A file of variables. */
  public record VariableFile(String name, Map<String, Node> variables) {}
}
