package dev.slipway.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The keywords of plays, role entries, blocks, tasks and handlers that are not parts of their
 * structure: where each may stand, what it takes and how it is inherited. Meanings are
 * ansible-core's unless docs/guide.md says otherwise.
 */
public enum Keyword {
  NAME(Type.TEXT, Inherit.NEVER, Scope.EVERYWHERE),
  VARS(Type.MAPPING, Inherit.NEVER, Scope.EVERYWHERE),
  TAGS(Type.TEXTS, Inherit.UNION, Scope.EVERYWHERE),
  WHEN(Type.CONDITIONS, Inherit.AND, Scope.BELOW_PLAY),
  BECOME(Type.BOOLEAN, Inherit.INNERMOST, Scope.EVERYWHERE),
  BECOME_USER(Type.TEXT, Inherit.INNERMOST, Scope.EVERYWHERE),
  BECOME_METHOD(Type.TEXT, Inherit.INNERMOST, Scope.EVERYWHERE),
  BECOME_FLAGS(Type.TEXT, Inherit.INNERMOST, Scope.EVERYWHERE),
  REMOTE_USER(Type.TEXT, Inherit.INNERMOST, Scope.EVERYWHERE),
  PORT(Type.INTEGER, Inherit.INNERMOST, Scope.EVERYWHERE),
  CONNECTION(Type.TEXT, Inherit.INNERMOST, Scope.EVERYWHERE),
  ENVIRONMENT(Type.MAPPING, Inherit.MERGE, Scope.EVERYWHERE),
  NO_LOG(Type.BOOLEAN, Inherit.INNERMOST, Scope.EVERYWHERE),
  IGNORE_ERRORS(Type.BOOLEAN, Inherit.INNERMOST, Scope.EVERYWHERE),
  IGNORE_UNREACHABLE(Type.BOOLEAN, Inherit.INNERMOST, Scope.EVERYWHERE),
  CHECK_MODE(Type.BOOLEAN, Inherit.INNERMOST, Scope.EVERYWHERE),
  DIFF(Type.BOOLEAN, Inherit.INNERMOST, Scope.EVERYWHERE),
  TIMEOUT(Type.INTEGER, Inherit.INNERMOST, Scope.EVERYWHERE),
  RUN_ONCE(Type.BOOLEAN, Inherit.INNERMOST, Scope.EVERYWHERE),
  DELEGATE_TO(Type.TEXT, Inherit.INNERMOST, Scope.BELOW_PLAY),
  NOTIFY(Type.TEXTS, Inherit.UNION, Scope.BELOW_PLAY),
  LOOP(Type.ANY, Inherit.NEVER, Scope.TASKS),
  LOOP_CONTROL(Type.MAPPING, Inherit.NEVER, Scope.TASKS),
  REGISTER(Type.NAME, Inherit.NEVER, Scope.TASKS),
  CHANGED_WHEN(Type.CONDITIONS, Inherit.NEVER, Scope.TASKS),
  FAILED_WHEN(Type.CONDITIONS, Inherit.NEVER, Scope.TASKS),
  VERIFY(Type.CONDITIONS, Inherit.NEVER, Scope.TASKS),
  UNTIL(Type.CONDITIONS, Inherit.NEVER, Scope.TASKS),
  RETRIES(Type.INTEGER, Inherit.NEVER, Scope.TASKS),
  DELAY(Type.INTEGER, Inherit.NEVER, Scope.TASKS),
  ASYNC(Type.INTEGER, Inherit.NEVER, Scope.TASKS),
  POLL(Type.INTEGER, Inherit.NEVER, Scope.TASKS),
  ID(Type.NAME, Inherit.NEVER, Scope.BELOW_PLAY),
  NEEDS(Type.TEXTS, Inherit.NEVER, Scope.BELOW_PLAY),
  PARALLEL(Type.BOOLEAN, Inherit.NEVER, ImmutableSet.of(Scope.BLOCK)),
  LISTEN(Type.TEXTS, Inherit.NEVER, ImmutableSet.of(Scope.HANDLER)),
  VARS_PROMPT(Type.ANY, Inherit.NEVER, ImmutableSet.of(Scope.PLAY)),
  GATHER_FACTS(Type.BOOLEAN, Inherit.NEVER, ImmutableSet.of(Scope.PLAY)),
  FORCE_HANDLERS(Type.BOOLEAN, Inherit.NEVER, ImmutableSet.of(Scope.PLAY)),
  STRATEGY(Type.TEXT, Inherit.NEVER, ImmutableSet.of(Scope.PLAY)),
  ORDER(Type.TEXT, Inherit.NEVER, ImmutableSet.of(Scope.PLAY)),
  SERIAL(Type.ANY, Inherit.NEVER, ImmutableSet.of(Scope.PLAY)),
  MAX_FAIL_PERCENTAGE(Type.INTEGER, Inherit.NEVER, ImmutableSet.of(Scope.PLAY)),
  ANY_ERRORS_FATAL(Type.BOOLEAN, Inherit.INNERMOST, Scope.EVERYWHERE),
  THROTTLE(Type.INTEGER, Inherit.INNERMOST, Scope.EVERYWHERE),
  MODULE_DEFAULTS(Type.MAPPING, Inherit.NEVER, Scope.EVERYWHERE),
  DELEGATE_FACTS(Type.BOOLEAN, Inherit.INNERMOST, Scope.BELOW_PLAY);

  /** Where a keyword may stand. */
  public enum Scope {
    PLAY,
    ROLE,
    BLOCK,
    TASK,
    HANDLER;

    static final ImmutableSet<Scope> EVERYWHERE = Sets.immutableEnumSet(EnumSet.allOf(Scope.class));
    static final ImmutableSet<Scope> BELOW_PLAY =
        Sets.immutableEnumSet(EnumSet.range(ROLE, HANDLER));
    static final ImmutableSet<Scope> TASKS = Sets.immutableEnumSet(TASK, HANDLER);
  }

  /** What a keyword takes. All but {@code NAME} may hold {@code ${...}}. */
  public enum Type {
    TEXT,
    /** A literal name, never evaluated. */
    NAME,
    BOOLEAN,
    INTEGER,
    /** One text or a list of texts. */
    TEXTS,
    /** One bare condition, a boolean, or a list of them that must all hold. */
    CONDITIONS,
    MAPPING,
    ANY
  }

  /** What a task gets from the blocks, roles and the play around it. */
  public enum Inherit {
    NEVER,
    /** The innermost that is given wins. */
    INNERMOST,
    /** All of them together. */
    UNION,
    /** All must hold; the outermost is evaluated first. */
    AND,
    /** By key, the innermost wins. */
    MERGE
  }

  /** A value of {@code run_once}: the first host does it for which the conditions hold. */
  public static final String FIRST_MATCH = "first-match";

  private static final ImmutableMap<String, Keyword> BY_LABEL =
      Arrays.stream(values())
          .collect(ImmutableMap.toImmutableMap(Keyword::label, keyword -> keyword));

  private final Type type;
  private final Inherit inherit;
  private final ImmutableSet<Scope> scopes;
  private final String label;

  Keyword(Type type, Inherit inherit, ImmutableSet<Scope> scopes) {
    this.type = type;
    this.inherit = inherit;
    this.scopes = scopes;
    this.label = name().toLowerCase(Locale.ROOT);
  }

  public Type type() {
    return type;
  }

  public Inherit inherit() {
    return inherit;
  }

  public boolean isAllowedOn(Scope scope) {
    return scopes.contains(scope);
  }

  /** As written in a playbook, such as {@code become_user}. */
  public String label() {
    return label;
  }

  public static Optional<Keyword> find(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  /** The labels of all keywords that may stand there. */
  public static List<String> labels(Scope scope) {
    return Arrays.stream(values())
        .filter(keyword -> keyword.isAllowedOn(scope))
        .map(Keyword::label)
        .toList();
  }
}
