import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings the classes of a jar to the format of Java 8, in place, when they are older: the JVM keeps
 * no class in an AOT cache that its old verifier has checked (JDK-8317269), so each start would
 * load and check a library of Java 5 anew. What the classes do stays the same; they get the stack
 * maps that newer compilers write.
 */
final class NewerClassFiles {
  private static final int JAVA_8 = 52;
  private static final int FIRST_WITH_STACK_MAPS = 51;

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]).toAbsolutePath();
    try (URLClassLoader loader = new URLClassLoader(new java.net.URL[] {jar.toUri().toURL()});
        FileSystem inside =
            FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), java.util.Map.of())) {
      ClassFile format =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(loader)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      for (Path file : classes(inside)) {
        renew(file, format);
      }
    }
  }

  private static List<Path> classes(FileSystem inside) {
    try (Stream<Path> files = Files.walk(inside.getPath("/"))) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.startsWith("/META-INF"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void renew(Path file, ClassFile format) throws IOException {
    var old = format.parse(Files.readAllBytes(file));
    if (old.majorVersion() >= FIRST_WITH_STACK_MAPS) {
      return;
    }
    ClassTransform newer =
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(ClassTransform.endHandler(builder -> builder.withVersion(JAVA_8, 0)));
    Files.write(file, format.transformClass(old, newer));
  }
}
