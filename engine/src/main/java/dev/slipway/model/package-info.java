/**
 * What a user declared: playbook, plays, roles, tasks, inventory, hosts and layers of variables.
 *
 * <p>Entry types: {@link dev.slipway.model.Playbook} and {@link dev.slipway.model.Inventory}.
 * Invariant: everything here is an immutable value; values of users stay located trees ({@link
 * dev.slipway.tree.Node}) until they are rendered.
 */
@NullMarked
package dev.slipway.model;

import org.jspecify.annotations.NullMarked;
