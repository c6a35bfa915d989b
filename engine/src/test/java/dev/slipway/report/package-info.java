/** Tests of what a run says: golden texts, and data for machines. */
@NullMarked
package dev.slipway.report;

import org.jspecify.annotations.NullMarked;
