package dev.slipway.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version, from the manifest of the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }

  static String number() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("(built without a version)");
  }

  static String text() {
    return "slipway " + number() + " (Java " + Runtime.version().feature() + ")";
  }
}
