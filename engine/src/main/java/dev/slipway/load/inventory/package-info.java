/**
 * Inventory sources (INI, YAML, scripts, lists of hosts, folders of them) and the variables of
 * {@code group_vars} and {@code host_vars} to an {@link dev.slipway.model.Inventory}.
 *
 * <p>Entry type: {@link dev.slipway.load.inventory.InventoryLoader}. Invariant: every mistake in a
 * source is a problem with its line; reading goes on behind it, so that all are found together.
 */
@NullMarked
package dev.slipway.load.inventory;

import org.jspecify.annotations.NullMarked;
