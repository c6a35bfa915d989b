/**
 * The port of module authors: a module is a function over a host's answers.
 *
 * <p>Entry type: {@link dev.slipway.module.TaskModule}. Invariant: only {@code apply} gets a {@link
 * dev.slipway.host.HostSession}; {@code diff} sees neither host nor clock nor file system.
 */
@NullMarked
package dev.slipway.module;

import org.jspecify.annotations.NullMarked;
