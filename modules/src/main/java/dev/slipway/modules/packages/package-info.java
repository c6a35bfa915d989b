/**
 * Modules about packages of the distribution.
 *
 * <p>Entry type: {@link dev.slipway.modules.packages.PackageModules}. Invariant: what the package
 * system would do is taken from its own simulation, so the plan names every package and version
 * that the run touches.
 */
@NullMarked
package dev.slipway.modules.packages;

import org.jspecify.annotations.NullMarked;
