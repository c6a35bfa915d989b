/**
 * Modules that bring many or large files to hosts and back.
 *
 * <p>Entry type: {@link dev.slipway.modules.transfer.TransferModules}. Invariant: what arrives is
 * put in place in one step, and is the whole file.
 */
@NullMarked
package dev.slipway.modules.transfer;

import org.jspecify.annotations.NullMarked;
