/**
 * What a run says: its events as text for people ({@link dev.slipway.report.TextReport}) and as
 * lines of JSON for machines ({@link dev.slipway.report.JsonReport}), and graphs as text ({@link
 * dev.slipway.report.GraphText}).
 *
 * <p>Nothing leaves this package that did not pass {@link dev.slipway.run.Redactions#mask}, and no
 * control character of a host's answer reaches a terminal.
 */
@NullMarked
package dev.slipway.report;

import org.jspecify.annotations.NullMarked;
