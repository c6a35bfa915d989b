package dev.slipway.modules.transfer;

import java.nio.file.Path;

/**
 * What is brought where.
 *
 * @param target the file on the control host
 * @param mustExist whether a source that is missing is a failure
 * @param validated whether what arrived must be what was looked at
 */
record FetchDesired(String source, Path target, boolean mustExist, boolean validated) {}
