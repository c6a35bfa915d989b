package dev.slipway.modules.packages;

/** What a package system tells of what is declared. */
sealed interface PackageObserved permits AptObserved, RpmObserved {}
