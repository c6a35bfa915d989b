package dev.slipway.modules.files;

import dev.slipway.modules.support.Ownership;
import java.util.Optional;

/** What the module {@code assemble} is to bring about. */
record AssembleDesired(
    Fragments fragments,
    String destination,
    Ownership ownership,
    boolean backup,
    Optional<String> validate) {}
