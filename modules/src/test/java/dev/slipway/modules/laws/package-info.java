/**
 * The laws of modules, held by the real shell of this machine in a temporary directory.
 *
 * <p>Entry type: {@link dev.slipway.modules.laws.LocalLawsTest}, which runs the scenarios under
 * {@code src/test/resources/scenarios}. Invariant: nothing outside the temporary directory is
 * touched.
 */
@NullMarked
package dev.slipway.modules.laws;

import org.jspecify.annotations.NullMarked;
