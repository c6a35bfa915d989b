package dev.slipway.template;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.velocity.context.Context;
import org.apache.velocity.exception.VelocityException;
import org.jspecify.annotations.Nullable;

/**
 * What Velocity sees while it evaluates. To Velocity it holds only the names that the template sets
 * itself; variables are asked for by {@link StrictReference}, so that nothing is evaluated that is
 * not used.
 */
final class ScopeContext implements Context {
  private static final int MOST_SETTINGS = 5_000_000;

  private final Map<String, @Nullable Object> locals = new HashMap<>();
  private final Scope scope;
  private final Toolbox tools;
  private final @Nullable Path directory;
  private int settings;

  ScopeContext(Scope scope, Toolbox tools) {
    this(scope, tools, null);
  }

  /**
   * @param directory where a template looks for other files
   */
  ScopeContext(Scope scope, Toolbox tools, @Nullable Path directory) {
    this.scope = scope;
    this.tools = tools;
    this.directory = directory;
  }

  Optional<Path> directory() {
    return Optional.ofNullable(directory);
  }

  /** Whether a variable or a tool has that name. */
  boolean defines(String name) {
    return scope.defines(name) || tools.names().contains(name);
  }

  /** The value of a variable, or the tool where no variable has its name. */
  @Nullable Object resolve(String name) {
    return scope.defines(name) ? scope.get(name) : tools.get(name, scope);
  }

  /** All names that may stand there. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(locals.keySet());
    names.addAll(scope.names());
    names.addAll(tools.names());
    return names;
  }

  /** Each round of a loop sets a name, so this also ends loops in loops. */
  @Override
  public @Nullable Object put(String key, @Nullable Object value) {
    settings++;
    if (settings > MOST_SETTINGS) {
      throw new VelocityException("The template sets names more than " + MOST_SETTINGS + " times.");
    }
    return locals.put(key, value);
  }

  @Override
  public @Nullable Object get(String key) {
    return locals.get(key);
  }

  @Override
  public boolean containsKey(String key) {
    return locals.containsKey(key);
  }

  @Override
  public String[] getKeys() {
    Collection<String> keys = locals.keySet();
    return keys.toArray(String[]::new);
  }

  @Override
  public @Nullable Object remove(String key) {
    return locals.remove(key);
  }
}
