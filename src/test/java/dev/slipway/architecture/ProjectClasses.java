package dev.slipway.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;

/** The compiled classes of the program, without its tests; read once. */
final class ProjectClasses {
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(
              location -> !location.contains("/test-classes/") && !location.contains("tests.jar"))
          .importPackages("dev.slipway");

  private ProjectClasses() {}

  /** Those of a package and of the packages below it. */
  static Stream<JavaClass> in(String packageName) {
    return ALL.stream()
        .filter(
            type ->
                type.getPackageName().equals(packageName)
                    || type.getPackageName().startsWith(packageName + "."));
  }
}
