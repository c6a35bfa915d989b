/**
 * What several subjects of modules share: permissions, ownership, and bringing one file to a
 * declared state.
 *
 * <p>Entry types: {@link dev.slipway.modules.support.Mode}, {@link
 * dev.slipway.modules.support.Ownership}, {@link dev.slipway.modules.support.FilePlace}, {@link
 * dev.slipway.modules.support.WantedFile}. Invariant: only methods that take a {@link
 * dev.slipway.host.HostSession} change a host.
 */
@NullMarked
package dev.slipway.modules.support;

import org.jspecify.annotations.NullMarked;
