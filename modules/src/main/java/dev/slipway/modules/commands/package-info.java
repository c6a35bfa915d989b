/**
 * Modules that run arbitrary text: commands, shell text, scripts.
 *
 * <p>Entry type: {@link dev.slipway.modules.commands.CommandModules}. Invariant: text of a user is
 * one quoted word of what the resident shell reads, so that nothing in it can break out.
 */
@NullMarked
package dev.slipway.modules.commands;

import org.jspecify.annotations.NullMarked;
