/**
 * A process that stays and carries out command lines for others, as long as it is asked: its JVM is
 * warm. Knows nothing of what the command lines mean.
 *
 * <p>Both sides must be one program in one environment (the same user, folder, variables, build,
 * see {@link dev.slipway.resident.Identity}), so that it makes no difference who carries a command
 * line out. A {@link dev.slipway.resident.Visitor} that finds no {@link
 * dev.slipway.resident.Resident} like that, or a busy one, is told so before anything was done, and
 * does it by itself.
 */
@NullMarked
package dev.slipway.resident;

import org.jspecify.annotations.NullMarked;
