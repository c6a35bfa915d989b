package dev.slipway.modules.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyncFilterTest {

  @ParameterizedTest
  @CsvSource({
    ".git,     .git,         true",
    ".git,     a/.git/x,     true",
    ".git,     a.git,        false",
    "/log,     log,          true",
    "/log,     a/log,        false",
    "log/,     log,          false", // a file
    "log/,     log/x,        true",
    "*.o,      a/b.o,        true",
    "/a/*.o,   a/b/c.o,      false",
    "/a/**.o,  a/b/c.o,      true",
    "a?c,      abc,          true",
    "a?c,      a/c,          false",
    "a+(b),    a+(b),        true"
  })
  void patterns_areThoseOfRsync(String pattern, String path, boolean leftOut) {
    assertThat(SyncFilter.of(List.of(pattern)).leavesOut(path, false)).isEqualTo(leftOut);
  }
}
