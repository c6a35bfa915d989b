/**
 * The built program, run as a user runs it, and what it says and does.
 *
 * <p>Entry type: {@link dev.slipway.acceptance.Slipway}. Invariant: nothing here looks into the
 * program; hosts are looked at by other means than the program itself.
 */
@NullMarked
package dev.slipway.acceptance;

import org.jspecify.annotations.NullMarked;
