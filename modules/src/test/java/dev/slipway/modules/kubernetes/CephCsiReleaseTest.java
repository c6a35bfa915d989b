package dev.slipway.modules.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class CephCsiReleaseTest {
  /** The role has to name the images before there is a cluster to ask. */
  @Test
  void listOfTheRole_isThatOfTheModule() throws IOException {
    try (Reader text =
        Files.newBufferedReader(Path.of("..", "roles", "storage_ceph_rbd", "vars", "main.yml"))) {
      Map<String, Map<String, Map<String, String>>> role = new Yaml().load(text);

      assertThat(role.get("csi_programs"))
          .isEqualTo(
              Arrays.stream(CephCsiRelease.values())
                  .collect(
                      Collectors.toMap(
                          CephCsiRelease::version,
                          release ->
                              release.programs().entrySet().stream()
                                  .collect(
                                      Collectors.toMap(
                                          program -> image(program.getKey()),
                                          program -> String.valueOf(program.getValue()))))));
    }
  }

  private static String image(String program) {
    return program.equals("registrar") ? "node-driver-registrar" : program;
  }
}
