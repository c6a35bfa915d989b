/**
 * The commands and the wiring. {@link dev.slipway.cli.Main} is the only entry for people; {@link
 * dev.slipway.cli.Rehearsal} is the launcher's, for its cache, and {@link
 * dev.slipway.cli.Housekeeper} that of a process that stays. Each command is a class of its own,
 * and the options that several share are picocli mixins.
 *
 * <p>Only this package knows the standard streams, the environment and exit codes. A command class
 * holds options and hands them on: what it needs of the engine is loaded when it is called, so that
 * {@code --help} and {@code version} stay fast.
 */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
