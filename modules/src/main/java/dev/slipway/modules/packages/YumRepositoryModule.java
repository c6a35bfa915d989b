package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.DeclaredFile;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Repositories of yum and dnf. */
final class YumRepositoryModule implements TaskModule<YumRepositoryModule.Settings, FilePlace> {
  private static final List<String> LISTS =
      List.of("baseurl", "gpgkey", "exclude", "includepkgs", "ui_repoid_vars");
  private static final List<String> FLAGS =
      List.of(
          "enabled",
          "async",
          "gpgcheck",
          "repo_gpgcheck",
          "enablegroups",
          "module_hotfixes",
          "skip_if_unavailable",
          "sslverify",
          "countme",
          "deltarpm_metadata",
          "keepalive",
          "protect",
          "s3_enabled",
          "ssl_check_cert_permissions");
  private static final List<String> TEXTS =
      List.of(
          "mirrorlist",
          "metalink",
          "priority",
          "cost",
          "bandwidth",
          "throttle",
          "timeout",
          "retries",
          "metadata_expire",
          "proxy",
          "proxy_username",
          "ip_resolve",
          "username",
          "sslcacert",
          "sslclientcert",
          "sslclientkey",
          "deltarpm_percentage",
          "deltarpm_metadata_percentage",
          "failovermethod",
          "gpgcakey",
          "http_caching",
          "include",
          "keepcache",
          "metadata_expire_filter",
          "mirrorlist_expire");
  private static final Map<String, String> ALIASES =
      Map.of(
          "sslverify", "validate_certs",
          "sslcacert", "ca_cert",
          "sslclientcert", "client_cert",
          "sslclientkey", "client_key");
  private static final List<String> SECRETS = List.of("password", "proxy_password");
  private static final ModuleSpec SPEC = describe();

  /**
   * What is declared.
   *
   * @param fields of its section; empty: no such repository
   */
  record Settings(
      String id, String path, Optional<Map<String, String>> fields, Optional<Mode> mode) {}

  private static ModuleSpec describe() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("yum_repository", "Adds and removes repositories of yum and dnf.")
            .family(ModuleSpec.Family.RHEL)
            .describe(
                "For hosts of the RHEL family: a section of `/etc/yum.repos.d/FILE.repo`, see"
                    + " dnf.conf(5). Other sections of the file stay as they are; a file without"
                    + " any is removed. Tried on hosts with dnf 4.14 (Debian's package of it).")
            .parameter(
                Parameter.identity("name", ParameterType.TEXT, "The identity of the repository.")
                    .must())
            .parameter(
                Parameter.identity(
                    "file", ParameterType.TEXT, "The file without `.repo`; as `name` by default."))
            .parameter(
                Parameter.identity("reposdir", ParameterType.PATH, "The folder of the file.")
                    .otherwise("/etc/yum.repos.d"))
            .parameter(
                Parameter.state("description", ParameterType.TEXT, "The name that people read."))
            .parameter(
                Parameter.state("state", ParameterType.TEXT, "Whether it is there.")
                    .otherwise("present")
                    .oneOf("present", "absent"))
            .parameter(Parameter.state("mode", ParameterType.MODE, "The permissions of the file."));
    LISTS.forEach(name -> spec.parameter(field(name, ParameterType.TEXTS)));
    FLAGS.forEach(name -> spec.parameter(field(name, ParameterType.BOOLEAN)));
    TEXTS.forEach(name -> spec.parameter(field(name, ParameterType.TEXT)));
    SECRETS.forEach(name -> spec.parameter(field(name, ParameterType.TEXT).secret()));
    return spec.rule(ParameterRule.requiredIf("state", "present", "description"))
        .returns("repo", "The identity of the repository.")
        .returns("path", "The file.")
        .example(
            "A repository with its key",
            """
            - yum_repository:
                name: kubernetes
                description: Kubernetes
                baseurl: https://pkgs.k8s.io/core:/stable:/v1.30/rpm/
                gpgcheck: true
                gpgkey: https://pkgs.k8s.io/core:/stable:/v1.30/rpm/repodata/repomd.xml.key
                exclude: [kubelet, kubeadm, kubectl]
            """)
        .build();
  }

  private static Parameter field(String name, ParameterType type) {
    Parameter field = Parameter.state(name, type, "The setting `" + name + "`.");
    return ALIASES.containsKey(name) ? field.alias(ALIASES.get(name)) : field;
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    String id = arguments.text("name");
    String file = arguments.optionalText("file").orElse(id);
    mustBeName(arguments, "name", id);
    mustBeName(arguments, "file", file);
    boolean present = arguments.text("state").equals("present");
    boolean source =
        arguments.has("baseurl") || arguments.has("mirrorlist") || arguments.has("metalink");
    if (present && !source) {
      arguments.reject(
          "baseurl",
          "Nothing says where the repository is.",
          "write baseurl, mirrorlist or metalink.");
    }
    return new Settings(
        id,
        arguments.text("reposdir") + "/" + file + ".repo",
        present ? Optional.of(fields(arguments)) : Optional.empty(),
        Ownership.mode(arguments, "mode"));
  }

  private static void mustBeName(Arguments arguments, String parameter, String name) {
    if (!name.matches("[A-Za-z0-9_.:-]+")) {
      arguments.reject(
          parameter, "\"" + name + "\" is not a name.", "write letters, digits and _ . : - only.");
    }
  }

  private static Map<String, String> fields(Arguments arguments) {
    Map<String, String> fields = new TreeMap<>();
    arguments.optionalText("description").ifPresent(text -> fields.put("name", text));
    for (String name : LISTS) {
      if (!arguments.texts(name).isEmpty()) {
        boolean lines = name.equals("baseurl") || name.equals("gpgkey");
        fields.put(name, String.join(lines ? "\n" : " ", arguments.texts(name)));
      }
    }
    for (String name : FLAGS) {
      arguments.optionalFlag(name).ifPresent(value -> fields.put(name, value ? "1" : "0"));
    }
    for (List<String> names : List.of(TEXTS, SECRETS)) {
      for (String name : names) {
        arguments.optionalText(name).ifPresent(text -> fields.put(name, text));
      }
    }
    return new LinkedHashMap<>(fields);
  }

  @Override
  public FilePlace observe(Settings desired, HostReader host) throws HostException {
    return DeclaredFile.observeAll(host, List.of(desired.path())).getFirst();
  }

  @Override
  public Diff diff(Settings desired, FilePlace observed) {
    Diff diff = declared(desired, observed).diff(observed);
    // Which packages it brings is known when dnf has read it.
    return diff.isEmpty() ? diff : diff.withOpenEnd();
  }

  /** The file with another section, and with all that is not of it. */
  private static DeclaredFile declared(Settings desired, FilePlace place) {
    List<String> lines = new ArrayList<>();
    boolean own = false;
    boolean written = false;
    for (String line : DeclaredFile.text(place).lines().toList()) {
      if (line.strip().startsWith("[")) {
        own = line.strip().equals("[" + desired.id() + "]");
        if (own && desired.fields().isPresent() && !written) {
          lines.addAll(section(desired));
          written = true;
        }
      }
      if (!own || line.isBlank()) {
        lines.add(line);
      }
    }
    if (desired.fields().isPresent() && !written) {
      if (!lines.isEmpty() && !lines.getLast().isBlank()) {
        lines.add("");
      }
      lines.addAll(section(desired));
    }
    boolean any = lines.stream().anyMatch(line -> line.strip().startsWith("["));
    boolean there = DeclaredFile.content(place).isPresent();
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    return any || (there && DeclaredFile.text(place).equals(text))
        ? DeclaredFile.of(desired.path(), text)
            .withMode(desired.fields().isPresent() ? desired.mode() : Optional.empty())
        : DeclaredFile.none(desired.path());
  }

  private static List<String> section(Settings desired) {
    List<String> lines = new ArrayList<>(List.of("[" + desired.id() + "]"));
    desired
        .fields()
        .orElseThrow()
        .forEach((name, value) -> lines.add(name + " = " + value.replace("\n", "\n       ")));
    return String.join("\n", lines).lines().toList();
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    FilePlace place = observe(desired, host);
    declared(desired, place).apply(place, host);
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, FilePlace observed) {
    return Map.of("repo", desired.id(), "path", desired.path());
  }
}
