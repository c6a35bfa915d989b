package dev.slipway.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/**
 * A checkout with the real launcher, one source file, and an {@code mvn} that "builds" by copying a
 * program which echoes what it is given, also as its rehearsal. Every call of that {@code mvn} is
 * counted.
 */
final class Checkout {
  private static final String MAIN = "dev.slipway.cli.Rehearsal";

  private static final String PROGRAM =
      """
      package dev.slipway.cli;

      public class Rehearsal {
        public static void main(String[] arguments) throws Exception {
          for (String argument : arguments) {
            System.out.println("<" + argument + ">");
          }
          System.out.println("home " + System.getProperty("slipway.home"));
          System.out.write(System.in.readAllBytes());
          System.out.flush();
          System.exit(arguments.length > 0 && arguments[0].equals("exit") ? 42 : 0);
        }
      }
      """;

  final Path root;
  private final Path tools;

  /** What a start left behind. */
  record Outcome(int exit, String stdout, String stderr) {}

  /** A start that goes on; what it prints goes to files, so that it never waits for a reader. */
  record Started(Process process, Path stdout, Path stderr) {
    Outcome end(String input) throws IOException, InterruptedException {
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      int exit = process.waitFor();
      return new Outcome(exit, Files.readString(stdout), Files.readString(stderr));
    }
  }

  Checkout(Path root, Path launcher) throws IOException {
    this.root = Files.createDirectories(root);
    this.tools = Files.createDirectories(root.resolveSibling(root.getFileName() + "-tools"));
    Files.copy(launcher, root.resolve("slipway"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(source().getParent());
    Files.writeString(source(), "class Main {}");
    writeProgram(tools.resolve("slipway.jar"));
    writeJdk();
    maven(
        """
        sleep 0.2
        mkdir -p cli/target/quick/slipway
        cp "$(dirname "$0")/slipway.jar" cli/target/quick/slipway/
        date +%s%N >cli/target/quick/slipway/built
        """);
  }

  Path source() {
    return root.resolve("cli/src/main/java/Main.java");
  }

  Path program() {
    return root.resolve("cli/target/slipway");
  }

  /** Makes {@code mvn} run this shell text after it counted the call. */
  void maven(String text) throws IOException {
    executable(tools.resolve("mvn"), "echo \"$@\" >>\"$(dirname \"$0\")/calls\"\n" + text);
  }

  /** The PATH of a start: the {@code mvn} of this checkout, then the tools of the machine. */
  String path() {
    return tools + ":/usr/bin:/bin";
  }

  /** The arguments of every call of {@code mvn}. */
  List<String> builds() throws IOException {
    Path calls = tools.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(program())) {
      return files.filter(file -> file.getFileName().toString().startsWith("start-")).toList();
    }
  }

  Outcome start(String... arguments) throws Exception {
    return begin(root.resolve("slipway"), Map.of(), arguments).end("");
  }

  /**
   * Starts the launcher by this path, with a JDK 25 as JAVA_HOME unless the environment differs.
   */
  Started begin(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.getParent().toFile());
    builder.environment().put("JAVA_HOME", jdk().toString());
    builder.environment().put("PATH", path());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    Path stdout = Files.createTempFile(tools, "stdout", "");
    Path stderr = Files.createTempFile(tools, "stderr", "");
    builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
    return new Started(builder.start(), stdout, stderr);
  }

  private Path jdk() {
    return tools.resolve("jdk");
  }

  private void writeJdk() throws IOException {
    Path bin = Files.createDirectories(jdk().resolve("bin"));
    Files.writeString(jdk().resolve("release"), "JAVA_RUNTIME_VERSION=\"25.0.9+1\"\n");
    executable(
        bin.resolve("java"),
        """
        for option; do
          case $option in -XX:AOTCacheOutput=*) echo none >"${option#*=}" && exit ;; esac
        done
        exec '%s/bin/java' "$@"
        """
            .formatted(System.getProperty("java.home")));
  }

  static void executable(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void writeProgram(Path jar) throws IOException {
    Path folder = Files.createDirectories(jar.resolveSibling("classes"));
    Path source = Files.writeString(folder.resolve("Rehearsal.java"), PROGRAM);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    if (result != 0) {
      throw new IllegalStateException("the program does not compile");
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      String entry = MAIN.replace('.', '/') + ".class";
      out.putNextEntry(new ZipEntry(entry));
      out.write(Files.readAllBytes(folder.resolve(entry)));
    }
  }
}
