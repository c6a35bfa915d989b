/** Edits of structured files, down to the character. */
@NullMarked
package dev.slipway.modules.support.structured;

import org.jspecify.annotations.NullMarked;
