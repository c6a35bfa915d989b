package dev.slipway.load.playbook;

import dev.slipway.model.Keyword;
import dev.slipway.model.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file that a list of tasks stands in.
 *
 * @param scope whether they are tasks or handlers
 * @param role the role they belong to
 * @param imports the file itself, and before it the files that imported it, outermost first
 */
record TaskFile(Keyword.Scope scope, Optional<Role> role, List<Path> imports) {
  TaskFile {
    imports = List.copyOf(imports);
  }

  TaskFile imported(Path path) {
    List<Path> longer = new ArrayList<>(imports);
    longer.add(path);
    return new TaskFile(scope, role, longer);
  }

  Path path() {
    return imports.getLast();
  }

  boolean isHandlers() {
    return scope == Keyword.Scope.HANDLER;
  }
}
