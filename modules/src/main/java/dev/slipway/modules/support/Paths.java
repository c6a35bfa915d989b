package dev.slipway.modules.support;

import dev.slipway.module.Arguments;
import java.util.ArrayList;
import java.util.List;

/** Paths on a host, as text: nothing is looked up. */
public final class Paths {
  private Paths() {}

  /**
   * The value of a path parameter, with single slashes and none at the end; rejects what is not
   * absolute. The engine has put the folder of a user in the place of {@code ~} before.
   */
  public static String bind(Arguments arguments, String parameter) {
    String written = arguments.text(parameter);
    if (!written.startsWith("/") || written.indexOf('\0') >= 0) {
      arguments.reject(
          parameter,
          "\"" + written + "\" is not an absolute path.",
          "write the whole path, from / on.");
      return "/";
    }
    return tidy(written);
  }

  /** With single slashes and none at the end. */
  public static String tidy(String path) {
    String single = path.replaceAll("/{2,}", "/");
    return single.length() > 1 && single.endsWith("/")
        ? single.substring(0, single.length() - 1)
        : single;
  }

  /** The directory that a path lies in; the root lies in itself. */
  public static String directory(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** The last step of a path. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A path below a directory. */
  public static String join(String directory, String below) {
    return directory.endsWith("/") ? directory + below : directory + "/" + below;
  }

  /** The directories that a path lies in, from below the root to the nearest. */
  public static List<String> directories(String path) {
    List<String> directories = new ArrayList<>();
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      directories.add(path.substring(0, slash));
    }
    return List.copyOf(directories);
  }
}
