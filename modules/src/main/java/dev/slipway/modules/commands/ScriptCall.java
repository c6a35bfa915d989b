package dev.slipway.modules.commands;

import dev.slipway.host.Content;
import java.util.List;
import java.util.Optional;

/**
 * A script of the control host to run.
 *
 * @param path of the script, as written
 * @param shown what a user sees of it: path and arguments
 * @param interpreter instead of the one that the script names, unless empty
 */
record ScriptCall(
    String path,
    String shown,
    Content script,
    List<String> arguments,
    List<String> interpreter,
    Optional<String> directory,
    Guard guard) {}
