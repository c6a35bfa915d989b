/**
 * Modules about archives: what is in one, and putting files into one.
 *
 * <p>Entry type: {@link dev.slipway.modules.archives.ArchiveModules}. Invariant: no file is put in
 * place half, and no entry of an archive reaches a place outside the destination.
 */
@NullMarked
package dev.slipway.modules.archives;

import org.jspecify.annotations.NullMarked;
