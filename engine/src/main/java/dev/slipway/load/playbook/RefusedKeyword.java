package dev.slipway.load.playbook;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.tree.Mapping.Entry;
import java.util.Optional;

/**
 * A keyword of Ansible's language that has another form here, or is not there yet.
 *
 * @param message what it is
 * @param fix what to write instead
 */
record RefusedKeyword(String message, String fix) {

  private static final ImmutableMap<String, RefusedKeyword> ANYWHERE =
      ImmutableMap.<String, RefusedKeyword>builder()
          .put("become_exe", notYet("become_exe", "have sudo in the PATH of the login user"))
          .put("debugger", never("debugger", "look at the dry run: slipway plan"))
          .put(
              "collections",
              never("collections", "remove it; modules are known by their short names"))
          .put("sudo", new RefusedKeyword("\"sudo\" has another name.", "write \"become\""))
          .put(
              "sudo_user",
              new RefusedKeyword("\"sudo_user\" has another name.", "write \"become_user\""))
          .build();

  private static final ImmutableMap<String, RefusedKeyword> ON_PLAY =
      ImmutableMap.<String, RefusedKeyword>builder()
          .put("gather_subset", factsAreLazy("gather_subset"))
          .put("gather_timeout", factsAreLazy("gather_timeout"))
          .put("fact_path", factsAreLazy("fact_path"))
          .put(
              "include",
              new RefusedKeyword("\"include\" has another name.", "write \"import_playbook\""))
          .build();

  private static final ImmutableMap<String, RefusedKeyword> ON_TASK =
      ImmutableMap.<String, RefusedKeyword>builder()
          .put(
              "include",
              new RefusedKeyword(
                  "\"include\" has other names.",
                  "write \"import_tasks\", or \"include_tasks\" for what is decided on each host"))
          .put(
              "import_playbook",
              new RefusedKeyword(
                  "\"import_playbook\" stands in place of a play, not of a task.",
                  "put it beside the plays of the playbook"))
          .build();

  /** On a role entry other keys are parameters of the role; these are certainly not meant so. */
  private static final ImmutableSet<String> MISTAKES_ON_ROLE =
      ImmutableSet.of(
          "loop",
          "loop_control",
          "register",
          "until",
          "changed_when",
          "failed_when",
          "action",
          "local_action",
          "args",
          "block",
          "tasks",
          "handlers",
          "roles",
          "import_tasks",
          "include_tasks",
          "import_role",
          "include_role",
          "hosts",
          "parallel");

  static Optional<RefusedKeyword> find(Entry entry, Scope scope) {
    String name = entry.name();
    return Optional.ofNullable(ANYWHERE.get(name))
        .or(
            () ->
                Optional.ofNullable(
                    switch (scope) {
                      case PLAY -> ON_PLAY.get(name);
                      case TASK, HANDLER -> ON_TASK.get(name);
                      case BLOCK, ROLE -> null;
                    }))
        .or(() -> LoopReplacement.of(entry));
  }

  static boolean isMistakeOnRole(String name) {
    return MISTAKES_ON_ROLE.contains(name);
  }

  private static RefusedKeyword notYet(String name, String fix) {
    return new RefusedKeyword("\"" + name + "\" is not there yet.", fix);
  }

  private static RefusedKeyword never(String name, String fix) {
    return new RefusedKeyword("There is no \"" + name + "\" here.", fix);
  }

  private static RefusedKeyword factsAreLazy(String name) {
    return new RefusedKeyword(
        "There is no \"" + name + "\" here: only those facts are collected that are mentioned.",
        "remove it");
  }
}
