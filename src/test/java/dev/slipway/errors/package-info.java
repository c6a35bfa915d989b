/**
 * Keeps docs/errors.md: common mistakes, what ansible-core says of them and what Slipway says.
 * Entry is {@link dev.slipway.errors.ErrorsPageTest}; what ansible-core said is recorded.
 */
@NullMarked
package dev.slipway.errors;

import org.jspecify.annotations.NullMarked;
