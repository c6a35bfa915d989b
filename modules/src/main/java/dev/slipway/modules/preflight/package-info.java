/**
 * Whether a host can become a node of a cluster, before anything is altered.
 *
 * <p>Entry type: {@link dev.slipway.modules.preflight.PreflightModules}. Invariant: nothing here
 * alters a host, and everything that speaks against one is told at once.
 */
@NullMarked
package dev.slipway.modules.preflight;

import org.jspecify.annotations.NullMarked;
