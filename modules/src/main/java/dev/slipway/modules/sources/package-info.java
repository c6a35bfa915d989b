/**
 * Modules about sources that are kept under version control.
 *
 * <p>Entry type: {@link dev.slipway.modules.sources.SourcesModules}. Invariant: what a user changed
 * and nowhere else is kept is not thrown away unless the task says so.
 */
@NullMarked
package dev.slipway.modules.sources;

import org.jspecify.annotations.NullMarked;
