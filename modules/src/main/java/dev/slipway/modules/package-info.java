/**
 * The modules that come with Slipway.
 *
 * <p>Entry type: {@link dev.slipway.modules.BuiltInModules}. Invariant: the packages below, one for
 * each subject, do not know each other; what they share is in {@code support}.
 */
@NullMarked
package dev.slipway.modules;

import org.jspecify.annotations.NullMarked;
