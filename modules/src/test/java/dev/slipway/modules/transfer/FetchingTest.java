package dev.slipway.modules.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.HostException;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.OneResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchingTest {
  private static final String HELLO =
      "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

  @TempDir private Path folder;

  @Test
  void file_arrivesWholeInNewFolders() throws HostException, IOException {
    Path target = folder.resolve("a/b/file");

    Fetching.fetch(
        new FetchDesired("/x", target, true, true), HELLO, new OneResult(0, "hello\n", ""));

    assertThat(target).hasContent("hello\n");
    assertThat(target.getParent().toFile().list()).containsExactly("file");
  }

  @Test
  void fileThatChangedMeanwhile_leavesTheOneThatIsHere() throws IOException {
    Path target = Files.writeString(folder.resolve("file"), "before");

    assertThatThrownBy(
            () ->
                Fetching.fetch(
                    new FetchDesired("/x", target, true, true), HELLO, new OneResult(0, "?", "")))
        .isInstanceOf(TaskFailedException.class)
        .hasMessageContaining("changed while it was fetched");

    assertThat(target).hasContent("before");
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void fileThatGrows_isTakenWhenNothingIsValidated() throws HostException {
    Path target = folder.resolve("file");

    Fetching.fetch(new FetchDesired("/x", target, true, false), HELLO, new OneResult(0, "?", ""));

    assertThat(target).hasContent("?");
  }
}
