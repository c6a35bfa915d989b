package dev.slipway.run;

import dev.slipway.host.Become;
import dev.slipway.host.Probe;

/** A probe, asked as a user. */
record Question(Become become, Probe<?> probe) {}
