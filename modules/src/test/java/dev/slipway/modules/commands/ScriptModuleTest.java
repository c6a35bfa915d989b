package dev.slipway.modules.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Bytes;
import dev.slipway.host.Content;
import dev.slipway.host.HostException;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.LocalCommand;
import dev.slipway.module.LocalFile;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.OneResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptModuleTest {
  private static final Content GONE =
      new Content() {
        @Override
        public long size() {
          return 1;
        }

        @Override
        public String sha256() {
          return "";
        }

        @Override
        public InputStream open() throws IOException {
          throw new IOException("no such file");
        }
      };

  private final ScriptModule module = new ScriptModule();

  @Test
  void apply_script_goesThroughStandardInput() throws HostException {
    OneResult host = new OneResult(0, "hi\n", "");
    ScriptCall call = bind(Bytes.ofText("#!/bin/bash -e\necho hi\n"), Map.of("chdir", "/srv"));

    Map<String, Object> values = module.apply(call, diff(call), host);

    assertThat(values)
        .containsEntry("cmd", "probe.sh --quick")
        .containsEntry("rc", 0L)
        .containsEntry("stdout", "hi");
    assertThat(host.commands())
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.display()).endsWith("slipway /srv 2 /bin/bash -e --quick");
              assertThat(command.script().input()).asString().startsWith("#!/bin/bash");
            });
  }

  @Test
  void apply_executable_winsOverTheScript() throws HostException {
    OneResult host = new OneResult(0, "", "");
    ScriptCall call =
        bind(Bytes.ofText("#!/bin/sh\n"), Map.of("executable", "/usr/bin/python3 -u"));

    module.apply(call, diff(call), host);

    assertThat(host.commands().getFirst().display())
        .endsWith("slipway '' 2 /usr/bin/python3 -u --quick");
  }

  @Test
  void apply_failingScript_failsWithItsValues() {
    OneResult host = new OneResult(3, "out\n", "err\n");
    ScriptCall call = bind(Bytes.ofText("exit 3\n"), Map.of());

    assertThatThrownBy(() -> module.apply(call, diff(call), host))
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            failure -> assertThat(failure.values()).containsEntry("rc", 3L))
        .hasMessage("\"probe.sh --quick\" ended with status 3:\nerr");
  }

  @Test
  void apply_fileThatIsGone_saysSo() {
    ScriptCall call = bind(GONE, Map.of());

    assertThatThrownBy(() -> module.apply(call, diff(call), new OneResult(0, "", "")))
        .isInstanceOf(TaskFailedException.class)
        .hasMessage("\"probe.sh\" cannot be read: no such file.");
  }

  private ScriptCall bind(Content content, Map<String, Object> more) {
    LocalFile file =
        new LocalFile(
            "probe.sh",
            false,
            List.of(new LocalFile.Entry("probe.sh", 0755, Optional.of(content))));
    Map<String, Object> values = new java.util.HashMap<>(more);
    values.put("cmd", new LocalCommand(file, List.of("--quick")));
    return module.bind(new Arguments(module.spec(), values));
  }

  private Diff diff(ScriptCall call) {
    return module.diff(call, Optional.empty());
  }
}
