/**
 * Which kernel a host has, boots and runs.
 *
 * <p>Entry type: {@link dev.slipway.modules.kernel.KernelModules}. Invariant: a boot entry is named
 * by the kernel it boots or by its id, never by its number; nothing here reboots a host.
 */
@NullMarked
package dev.slipway.modules.kernel;

import org.jspecify.annotations.NullMarked;
