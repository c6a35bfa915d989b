/**
 * Modules about files: what is at a path, what is in it, who owns it.
 *
 * <p>Entry type: {@link dev.slipway.modules.files.FileModules}. Invariant: content is put in place
 * in one step or not at all, and no link is followed where everybody may make links.
 */
@NullMarked
package dev.slipway.modules.files;

import org.jspecify.annotations.NullMarked;
