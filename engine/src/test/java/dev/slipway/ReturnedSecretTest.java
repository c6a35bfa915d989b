package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.graph.TagSelection;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunOptions;
import dev.slipway.shelf.KeepModule;
import dev.slipway.shelf.Shelf;
import dev.slipway.vault.Vault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a module returns and calls secret is masked, whether it was made now or found. */
final class ReturnedSecretTest {
  private static final String SECRET = "sesame-open";

  /** {@code keep}, whose text is a secret. */
  private static final class SecretModule
      implements TaskModule<KeepModule.Desired, KeepModule.Observed> {
    private static final KeepModule KEEP = new KeepModule();
    private static final ModuleSpec SPEC =
        ModuleSpec.named("keep", "Keeps a secret.")
            .parameters(KEEP.spec().parameters())
            .returnsSecret("text", "The secret.")
            .build();

    @Override
    public ModuleSpec spec() {
      return SPEC;
    }

    @Override
    public KeepModule.Desired bind(Arguments arguments) {
      return KEEP.bind(arguments);
    }

    @Override
    public KeepModule.Observed observe(KeepModule.Desired desired, HostReader host)
        throws HostException {
      return KEEP.observe(desired, host);
    }

    @Override
    public Diff diff(KeepModule.Desired desired, KeepModule.Observed observed) {
      return KEEP.diff(desired, observed);
    }

    @Override
    public Map<String, Object> apply(KeepModule.Desired desired, Diff diff, HostSession host)
        throws HostException {
      return KEEP.apply(desired, diff, host);
    }

    @Override
    public Map<String, Object> values(KeepModule.Desired desired, KeepModule.Observed observed) {
      return KEEP.values(desired, observed);
    }
  }

  @ParameterizedTest
  @CsvSource({"something, false", SECRET + ", false", SECRET + ", true"})
  void secret_isMaskedWhetherMadeOrFound(String before, boolean dryRun)
      throws InterruptedException {
    Shelf shelf = new Shelf(Map.of("k", before));
    Redactions redactions = new Redactions();
    Path nowhere = Path.of("").toAbsolutePath();
    Engine engine =
        new Engine(
            new EngineSettings(
                new ModuleRegistry(List.of(new SecretModule())),
                new RolePaths(nowhere, List.of(), nowhere),
                Map.of("ssh", _ -> shelf),
                Vault.withoutPasswords()));
    String playbook = "- hosts: all\n  tasks:\n    - keep: {key: k, value: " + SECRET + "}\n";
    Project project =
        engine.load(
            new SourceFile("secret.yml", playbook),
            new ProjectRequest(
                List.of(), List.of("a,"), Optional.empty(), TagSelection.everything(), List.of()));

    RunOptions options = RunOptions.defaults();
    var _ = engine.run(project, dryRun ? options.asDryRun() : options, redactions, _ -> {});

    assertThat(redactions.mask("it is " + SECRET)).isEqualTo("it is " + Redactions.MASK);
  }
}
