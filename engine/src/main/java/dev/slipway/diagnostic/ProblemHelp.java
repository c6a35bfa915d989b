package dev.slipway.diagnostic;

/** What each kind of problem means and how it is answered, in general. */
public final class ProblemHelp {
  private ProblemHelp() {}

  /** One or more sentences, without a user's values. */
  public static String of(ProblemCode code) {
    return switch (code) {
      case YAML_SYNTAX -> "Nothing of a file counts before all of it is YAML. Correct the syntax.";
      case DUPLICATE_KEY -> "Only one of the two values could count. Keep one of them.";
      case FILE_NOT_FOUND -> "Correct the path, or write the file; the message says what is tried.";
      case FILE_UNREADABLE -> "Save the file as UTF-8 text that you may read.";
      case UNKNOWN_KEYWORD ->
          "Correct the name, or put it where it may stand: slipway doc --keywords.";
      case UNSUPPORTED -> "Write the form that the message names in its place.";
      case WRONG_TYPE -> "Write a value of the type that the message names.";
      case MISSING_KEYWORD -> "Add the keyword that the message names.";
      case CONFLICTING_KEYWORDS -> "Keep one of the keywords.";
      case INVALID_NAME -> "Names have letters, digits and _, and begin with a letter.";
      case UNKNOWN_MODULE -> "Correct the name; slipway doc lists all modules.";
      case SEVERAL_MODULES -> "A task does one thing. Make a task of each module.";
      case UNKNOWN_PARAMETER, MISSING_PARAMETER, INVALID_PARAMETER ->
          "Parameters are compared with what the module takes: slipway doc MODULE.";
      case ARGUMENT_SPEC ->
          "Correct the role's argument_specs: docs/roles.md says what can stand there.";
      case ROLE_ARGUMENTS ->
          "Variables are compared with the role's argument_specs: slipway doc role/NAME.";
      case UNDEFINED_VARIABLE ->
          "No host could have the variable. Correct the name, define it, or write ${name|other}.";
      case EXPRESSION_SYNTAX, EXPRESSION_FAILED ->
          "Expressions are Velocity's; slipway doc --tools lists what they can call.";
      case FOREIGN_TEMPLATE -> "Write ${name} in text, and $name in conditions.";
      case VARIABLE_CYCLE -> "Give one of the variables a value that does not need the others.";
      case ROLE_NOT_FOUND -> "Correct the name, or name the roles' folder with --roles-path.";
      case UNKNOWN_HANDLER -> "Correct the name, or add the handler to the play.";
      case UNKNOWN_TASK -> "Write the id of a task of the same play, or the slug of its name.";
      case AMBIGUOUS_TASK -> "Give the one that is meant an id, or another name.";
      case TASK_CYCLE -> "None of the tasks could ever start. Remove one of the needs.";
      case NEEDS_LATER_TASK -> "Write the needed task first, or let both be parallel.";
      case UNKNOWN_TAG -> "With a tag that no task has, a run would do nothing, or too much.";
      case DUPLICATE_ID -> "An id means one task of a play. Give the other one another id.";
      case DUPLICATE_HANDLER ->
          "A notification of the name runs all of these handlers. Rename one, or say that they"
              + " belong together by letting them listen to a topic.";
      case UNNOTIFIED_HANDLER ->
          "A handler runs only when a task that changed something notifies it.";
      case NEVER_TRUE -> "The condition is false before any variable is known.";
      case UNREACHABLE_TASK ->
          "A task before it always ends the play, or always fails, on every host.";
      case PLAIN_SECRET ->
          "Whoever can read the file, or its history, has the secret. Replace it, and keep the"
              + " new one encrypted (slipway vault) or outside of the project.";
      case UNQUOTED_MODE ->
          "YAML reads 0644 as the number 420. Quote modes wherever they are written.";
      case UNUSED_VARIABLE ->
          "Its name stands nowhere else in the playbook, its roles and the inventory.";
      case INVENTORY_SYNTAX -> "Inventories are INI, YAML, or a program that prints JSON.";
      case PATTERN_SYNTAX -> "Patterns join names with :, :& and :!, and * stands for any text.";
      case UNKNOWN_PATTERN -> "Correct the name; slipway inventory --list shows hosts and groups.";
      case NOT_BY_SHARDS ->
          "What one host does must not hang on hosts of other shards. Run it without --shard.";
      case EMPTY_GROUP -> "Nothing is done for a group without hosts.";
      case INVALID_OPTION -> "See slipway COMMAND --help.";
      case INVALID_CONFIGURATION -> "slipway config shows all settings.";
      case VAULT_PASSWORD -> "Name the password with --vault-id or --vault-password-file.";
      case VAULT_DAMAGED -> "The text was altered since it was encrypted. Restore it.";
      case SUSPICIOUS -> "It is allowed. The message says what is more probably meant.";
    };
  }
}
