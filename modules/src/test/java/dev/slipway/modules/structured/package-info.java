/** Edits of structured files, down to the character. */
@NullMarked
package dev.slipway.modules.structured;

import org.jspecify.annotations.NullMarked;
