package dev.slipway.model;

import dev.slipway.tree.Node;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a role brings besides its tasks and handlers.
 *
 * @param directory where its {@code files/} and {@code templates/} are, {@code role_path}
 * @param defaults weakest variables of all
 * @param variables from {@code vars/main.yml}
 * @param parameters given where the role is used; stronger than its variables
 */
public record Role(
    String name,
    Path directory,
    Map<String, Node> defaults,
    Map<String, Node> variables,
    Map<String, Node> parameters) {}
