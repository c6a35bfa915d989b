package dev.slipway.load.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Block;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.module.SpecModules;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookLoaderTest {
  @TempDir private Path folder;
  private final Problems problems = new Problems();

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Playbook load(String name) {
    RolePaths rolePaths = new RolePaths(folder, List.of(Path.of("shared")), folder.resolve("home"));
    PlaybookLoader loader =
        new PlaybookLoader(SpecModules.registry(), rolePaths, Vault.withoutPasswords());
    return loader.load(Path.of(name), problems).getFirst();
  }

  private Play play(String text) throws IOException {
    write("site.yml", text);
    Play play = load("site.yml").plays().getFirst();
    assertThat(problems.all()).isEmpty();
    return play;
  }

  private Task task(String tasks) throws IOException {
    return (Task) play("- hosts: all\n  tasks:\n" + tasks.indent(4)).tasks().getFirst();
  }

  private static Map<String, String> arguments(Task task) {
    return task.arguments().entries().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.name(),
                entry -> entry.value() instanceof Scalar scalar ? scalar.text() : "(not text)"));
  }

  private static Map<String, Object> values(Map<String, Node> variables) {
    return variables.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> ((Scalar) e.getValue()).value()));
  }

  @Test
  void fileNames_areRelativeToWhereTheUserStands() throws IOException {
    write("playbooks/site.yml", "- hosts: all\n  roles: [web]\n");
    write("roles/web/tasks/main.yml", "- debug:\n");
    Playbook playbook = load("playbooks/site.yml");

    assertThat(playbook.file().name()).isEqualTo("playbooks/site.yml");
    assertThat(playbook.directory()).isEqualTo(folder.resolve("playbooks"));
    Block role = (Block) playbook.plays().getFirst().roles().getFirst();
    assertThat(role.steps().getFirst().range().file().name()).isEqualTo("roles/web/tasks/main.yml");
  }

  @Test
  void commandText_losesOnlyTheParametersItHas() throws IOException {
    Task task = task("- command: echo \"a  b\" x=1 chdir=/tmp creates='/a b' -n");

    assertThat(arguments(task))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("cmd", "echo \"a  b\" x=1 -n", "chdir", "/tmp", "creates", "/a b"));
  }

  @Test
  void commandTextWithoutParameters_staysAsItIs() throws IOException {
    Task task = task("- shell: |\n    echo don't\n    cat <<END\n    a\n    END\n");

    assertThat(arguments(task))
        .containsExactly(Map.entry("cmd", "echo don't\ncat <<END\na\nEND\n"));
  }

  @Test
  void keyValueText_isTextWithItsPlace() throws IOException {
    Task task = task("- file: path=\"/srv/my data\" mode=0644");
    Scalar mode = (Scalar) task.arguments().get("mode").orElseThrow();

    assertThat(arguments(task)).containsEntry("path", "/srv/my data");
    assertThat(mode.value()).isEqualTo("0644");
    assertThat(mode.range().text()).isEqualTo("0644");
  }

  @Test
  void args_addToWhatTheModuleHas() throws IOException {
    assertThat(arguments(task("- command: ls\n  args:\n    chdir: /tmp\n")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("cmd", "ls", "chdir", "/tmp"));
    assertThat(arguments(task("- file:\n  args:\n    path: /a\n"))).containsEntry("path", "/a");
  }

  @Test
  void localAction_runsOnLocalhost() throws IOException {
    Task task = task("- local_action: command ls -l chdir=/tmp");

    assertThat(task.module().text()).isEqualTo("command");
    assertThat(arguments(task)).containsEntry("cmd", "ls -l").containsEntry("chdir", "/tmp");
    assertThat(task.keywords().scalar(Keyword.DELEGATE_TO).map(Scalar::text)).contains("localhost");
  }

  @Test
  void nameOfACollection_isLeftOut() throws IOException {
    Task task = task("- ansible.builtin.command: ls");

    assertThat(task.module().text()).isEqualTo("ansible.builtin.command");
    assertThat(arguments(task)).containsEntry("cmd", "ls");
  }

  @Test
  void tagsWithCommas_areSeveral() throws IOException {
    Task task = task("- debug:\n  tags: [\"a, b\", c]\n");

    assertThat(task.keywords().scalars(Keyword.TAGS))
        .extracting(Scalar::text)
        .containsExactly("a", "b", "c");
    assertThat(task.keywords().scalars(Keyword.TAGS))
        .extracting(s -> s.range().text())
        .containsExactly("a", "b", "c");
  }

  @Test
  void importedTasks_areABlockWithTheKeywordsOfTheImport() throws IOException {
    write("parts/one.yml", "- debug:\n- import_tasks: two.yml\n");
    write("parts/two.yml", "- debug:\n");
    Step step =
        play("- hosts: all\n  tasks:\n    - import_tasks: parts/one.yml\n      when: $x\n")
            .tasks()
            .getFirst();

    assertThat(step)
        .isInstanceOfSatisfying(
            Block.class,
            block -> {
              assertThat(block.keywords().get(Keyword.WHEN)).isPresent();
              assertThat(block.steps()).hasSize(2);
              assertThat(block.steps().get(1)).isInstanceOf(Block.class);
            });
  }

  @Test
  void role_bringsTasksHandlersAndVariables() throws IOException {
    write("roles/web/tasks/main.yml", "- debug:\n");
    write("roles/web/handlers/main.yml", "- name: restart\n  debug:\n");
    write("roles/web/defaults/main/10.yml", "a: 1\nb: 1\n");
    write("roles/web/defaults/main/20.json", "{\"b\": 2}");
    write("roles/web/vars/main.yaml", "c: 3\n");
    Play play =
        play(
            """
            - hosts: all
              roles:
                - {role: web, level: 4, become: true}
              handlers:
                - {name: own, debug: }
            """);
    Block block = (Block) play.roles().getFirst();

    assertThat(block.role().orElseThrow().name()).isEqualTo("web");
    assertThat(block.role().orElseThrow().directory()).isEqualTo(folder.resolve("roles/web"));
    assertThat(values(block.role().orElseThrow().defaults())).isEqualTo(Map.of("a", 1L, "b", 2L));
    assertThat(values(block.role().orElseThrow().variables())).isEqualTo(Map.of("c", 3L));
    assertThat(values(block.role().orElseThrow().parameters())).isEqualTo(Map.of("level", 4L));
    assertThat(block.keywords().get(Keyword.BECOME)).isPresent();
    assertThat(play.handlers()).hasSize(2);
    assertThat(play.handlers().getFirst())
        .isInstanceOfSatisfying(
            Block.class,
            handlers -> {
              assertThat(handlers.keywords()).isEqualTo(block.keywords());
              assertThat(handlers.steps()).hasSize(1);
            });
  }

  @Test
  void roleOfThePlaybook_comesBeforeThoseOfTheProject() throws IOException {
    write("playbooks/roles/web/vars/main.yml", "from: beside\n");
    write("roles/web/vars/main.yml", "from: project\n");
    write("roles/db/vars/main.yml", "from: project\n");
    write("shared/db/vars/main.yml", "from: shared\n");
    write("shared/mail/vars/main.yml", "from: shared\n");
    write("home/.slipway/roles/mail/vars/main.yml", "from: home\n");
    write("home/.slipway/roles/dns/vars/main.yml", "from: home\n");
    write("playbooks/site.yml", "- hosts: all\n  roles: [web, db, mail, dns]\n");

    assertThat(load("playbooks/site.yml").plays().getFirst().roles())
        .extracting(step -> values(((Block) step).role().orElseThrow().variables()).get("from"))
        .containsExactly("beside", "project", "shared", "home");
  }

  @Test
  void roleUsedTwiceAlike_runsOnceWithAWarning() throws IOException {
    write("roles/web/tasks/main.yml", "- debug:\n");
    write("site.yml", "- hosts: all\n  roles: [web, {role: web, a: 1}, {role: web}]\n");

    assertThat(load("site.yml").plays().getFirst().roles()).hasSize(2);
    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.all())
        .extracting(Problem::range)
        .extracting(Object::toString)
        .containsExactly("site.yml:2:42");
  }

  @Test
  void roleThatAllowsIt_runsAsOftenAsItIsUsed() throws IOException {
    write("roles/web/meta/main.yml", "allow_duplicates: yes\n");

    assertThat(play("- hosts: all\n  roles: [web, web]\n").roles()).hasSize(2);
  }

  @Test
  void filesOfVariables_comeInTheirOrderAndTheFirstOfAList() throws IOException {
    write("a.yml", "x: 1\n");
    write("vars/b.yml", "x: 2\n");
    write("empty.yml", "");
    Play play = play("- hosts: all\n  vars_files: [a.yml, [none.yml, b.yml], empty.yml]\n");

    assertThat(play.variableFiles())
        .extracting(Play.VariableFile::name)
        .containsExactly("a.yml", "vars/b.yml", "empty.yml");
    assertThat(values(play.variableFiles().get(1).variables())).isEqualTo(Map.of("x", 2L));
  }

  @Test
  void onePatternOrSeveral_areHosts() throws IOException {
    assertThat(play("- hosts: a:!b\n").hosts()).extracting(Scalar::text).containsExactly("a:!b");
    assertThat(play("- hosts: [a, b]\n").hosts())
        .extracting(Scalar::text)
        .containsExactly("a", "b");
  }

  @Test
  void emptyLists_areEmpty() throws IOException {
    Play play = play("- hosts: all\n  tasks:\n  roles:\n  handlers: []\n  vars:\n  vars_files:\n");

    assertThat(play.tasks()).isEmpty();
    assertThat(play.roles()).isEmpty();
  }

  @Test
  void mistakesOfAllFiles_areReportedTogether() throws IOException {
    write("roles/web/tasks/main.yml", "- debug: [\n");
    write("roles/db/tasks/main.yml", "- debg:\n");
    write("more.yml", "- a: b: c\n");
    write("site.yml", "- hosts: all\n  roles: [web, db]\n  tasks:\n    - import_tasks: more.yml\n");
    load("site.yml");

    assertThat(problems.all())
        .extracting(problem -> problem.range().file().name())
        .containsExactly("more.yml", "roles/db/tasks/main.yml", "roles/web/tasks/main.yml");
  }
}
