/**
 * Modules that bring files from hosts to the control host.
 *
 * <p>Entry type: {@link dev.slipway.modules.transfer.TransferModules}. Invariant: hosts are read
 * only; what arrives is put in place in one step, and is the whole file.
 */
@NullMarked
package dev.slipway.modules.transfer;

import org.jspecify.annotations.NullMarked;
