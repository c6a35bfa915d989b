package dev.slipway.ssh;

import com.jcraft.jsch.JSch;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Brings in what a login needs without a host to log in to: for a JVM that records which classes
 * later starts will need. What cannot be brought in is left out.
 */
public final class SshRehearsal {
  private SshRehearsal() {}

  public static void perform() {
    for (Class<?> one : List.of(JSch.class, SshRehearsal.class)) {
      try {
        initializeAllBeside(one);
      } catch (IOException | URISyntaxException _) {
        // Starts are slower then, not wrong.
      }
    }
    WarmUp.perform();
  }

  private static void initializeAllBeside(Class<?> one) throws IOException, URISyntaxException {
    Path place = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (!Files.isRegularFile(place)) {
      return;
    }
    String folder = one.getPackageName().replace('.', '/');
    try (JarFile jar = new JarFile(place.toFile())) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
          .map(name -> name.substring(0, name.lastIndexOf('.')).replace('/', '.'))
          .forEach(SshRehearsal::initialize);
    }
  }

  private static void initialize(String name) {
    try {
      Class.forName(name);
    } catch (ClassNotFoundException | LinkageError _) {
      // The library has classes for other libraries, which are not here.
    }
  }
}
