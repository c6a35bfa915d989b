/**
 * Roles that a project, or another role, has from elsewhere: {@code requirements.yml}, the lock
 * file beside it, and the mark that an installed role carries.
 *
 * <p>Entry type: {@link dev.slipway.load.requirement.RequirementsFile}. Invariant: reading only;
 * nothing here contacts anybody or writes a file.
 */
@NullMarked
package dev.slipway.load.requirement;

import org.jspecify.annotations.NullMarked;
