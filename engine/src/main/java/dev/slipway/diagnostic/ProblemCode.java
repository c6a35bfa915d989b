package dev.slipway.diagnostic;

import java.util.Locale;

/**
 * The kinds of problems. The summary is fixed text without a user's values, so that it can be
 * searched; {@code docs/errors.md} shows one example of each.
 */
public enum ProblemCode {
  YAML_SYNTAX("The text is not valid YAML"),
  DUPLICATE_KEY("A key stands twice in one mapping"),
  FILE_NOT_FOUND("A file that is named does not exist"),
  FILE_UNREADABLE("A file cannot be read"),
  UNKNOWN_KEYWORD("A keyword that does not exist here"),
  UNSUPPORTED("Something of Ansible's language that has another form here, or is not there yet"),
  WRONG_TYPE("A value of another type than the place takes"),
  MISSING_KEYWORD("A keyword that must be there is missing"),
  CONFLICTING_KEYWORDS("Keywords that exclude each other"),
  INVALID_NAME("A name that cannot be used as one"),
  UNKNOWN_MODULE("A module that does not exist"),
  SEVERAL_MODULES("A task names more than one module"),
  UNKNOWN_PARAMETER("A module parameter that does not exist"),
  MISSING_PARAMETER("A module parameter that must be there is missing"),
  INVALID_PARAMETER("A module parameter has a value it does not take"),
  ARGUMENT_SPEC("A description of a role's arguments that cannot be one"),
  ROLE_ARGUMENTS("A role does not get the arguments that it takes"),
  UNDEFINED_VARIABLE("A variable that nothing defines"),
  EXPRESSION_SYNTAX("An expression is not valid"),
  EXPRESSION_FAILED("An expression cannot be evaluated"),
  FOREIGN_TEMPLATE("An expression of another template language"),
  VARIABLE_CYCLE("Variables that are defined by each other"),
  ROLE_NOT_FOUND("A role that is not in any roles folder"),
  UNKNOWN_HANDLER("A notification that no handler listens to"),
  UNKNOWN_TASK("A reference to a task that does not exist"),
  AMBIGUOUS_TASK("A reference that several tasks answer to"),
  TASK_CYCLE("Tasks that need each other"),
  NEEDS_LATER_TASK("A task that needs a task written after it"),
  UNKNOWN_TAG("A tag that no task has"),
  DUPLICATE_ID("An id that several tasks have"),
  DUPLICATE_HANDLER("Several handlers of one name, which a notification means together"),
  UNNOTIFIED_HANDLER("A handler that nothing notifies"),
  NEVER_TRUE("A condition that never holds"),
  UNREACHABLE_TASK("A task that is never reached"),
  PLAIN_SECRET("A secret that stands in plain text"),
  UNQUOTED_MODE("A mode without quotes, which is read as a number"),
  UNUSED_VARIABLE("A variable that nothing uses"),
  INVENTORY_SYNTAX("A line or value the inventory cannot have"),
  PATTERN_SYNTAX("A host pattern that cannot be read"),
  UNKNOWN_PATTERN("A host pattern that matches nothing in the inventory"),
  EMPTY_GROUP("A known group that has no hosts"),
  INVALID_OPTION("A command-line option with a value it does not take"),
  NOT_BY_SHARDS("Something that needs all hosts, in a run of one shard"),
  INVALID_CONFIGURATION("A setting that the configuration file cannot have"),
  VAULT_PASSWORD("An encrypted text that no password opens"),
  VAULT_DAMAGED("An encrypted text that is damaged"),
  SUSPICIOUS("Something that is allowed and is probably not meant");

  private final String summary;

  ProblemCode(String summary) {
    this.summary = summary;
  }

  public String summary() {
    return summary;
  }

  /** The name shown in brackets, such as {@code unknown-parameter}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
