/** Tests of the run stage: schedules, questions that travel together, what happens downstream. */
@NullMarked
package dev.slipway.run;

import org.jspecify.annotations.NullMarked;
