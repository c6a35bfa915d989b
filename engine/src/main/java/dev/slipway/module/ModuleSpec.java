package dev.slipway.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A module's name, parameters and documentation. Everything that checks, documents or completes a
 * module reads it from here.
 *
 * @param name as written in a playbook
 * @param aliases further names, such as {@code systemd_service}
 * @param summary one sentence
 * @param description paragraphs: rules, sources (man pages, upstream documents), limits
 * @param parameters in the order of the documentation
 * @param freeForm the parameter that takes the text of {@code module: text}, if any
 * @param anyParameters whether other parameters than the listed ones are taken (as {@code
 *     set_fact})
 * @param untaken parameters that Ansible's module of the name has, and this one has not
 * @param rules relations between parameters
 * @param returned what {@code register} gets besides {@code changed failed skipped msg}
 * @param examples complete tasks
 * @param preview how exact the dry run is
 * @param family the hosts it is for
 */
public record ModuleSpec(
    String name,
    List<String> aliases,
    String summary,
    List<String> description,
    List<Parameter> parameters,
    Optional<String> freeForm,
    boolean anyParameters,
    List<Untaken> untaken,
    List<ParameterRule> rules,
    List<Returned> returned,
    List<Example> examples,
    Preview preview,
    Family family) {

  /** How exactly a dry run shows what a run does. */
  public enum Preview {
    EXACT,
    /** Some changes are known only after apply; the description says which. */
    PARTIAL,
    /** Arbitrary text is run: whether it runs is shown, not what it does. */
    NONE
  }

  /** What hosts a module is for. */
  public enum Family {
    ANY("any"),
    DEBIAN("Debian"),
    RHEL("RHEL");

    private final String label;

    Family(String label) {
      this.label = label;
    }

    /** As a reader knows it. */
    public String label() {
      return label;
    }
  }

  /**
   * Parameters that a playbook of Ansible may have.
   *
   * @param instead what to write, as a "Fix:" says it
   */
  public record Untaken(List<String> names, String instead) {
    public Untaken {
      names = List.copyOf(names);
    }
  }

  /**
   * A value of the result.
   *
   * @param sensitive whether it is masked wherever it would appear
   */
  public record Returned(String name, String description, boolean sensitive) {}

  /**
   * A complete example.
   *
   * @param yaml one or more tasks, as a YAML list; run by tests
   */
  public record Example(String title, String yaml) {}

  public static Builder named(String name, String summary) {
    return new Builder(name, summary);
  }

  public Optional<Parameter> parameter(String nameOrAlias) {
    for (Parameter parameter : parameters) {
      if (parameter.isNamed(nameOrAlias)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /**
   * What to write instead of a parameter of Ansible's module; empty when it has none of the name.
   */
  public Optional<String> instead(String parameter) {
    return untaken.stream()
        .filter(one -> one.names().contains(parameter))
        .map(Untaken::instead)
        .findFirst();
  }

  /**
   * Gathers the parts of a spec; each method may be called several times where that makes sense.
   */
  public static final class Builder {
    private final String name;
    private final String summary;
    private final List<String> aliases = new ArrayList<>();
    private final List<String> description = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Untaken> untaken = new ArrayList<>();
    private final List<ParameterRule> rules = new ArrayList<>();
    private final List<Returned> returned = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private Optional<String> freeForm = Optional.empty();
    private boolean anyParameters;
    private Preview preview = Preview.EXACT;
    private Family family = Family.ANY;

    private Builder(String name, String summary) {
      this.name = name;
      this.summary = summary;
    }

    public Builder alias(String alias) {
      aliases.add(alias);
      return this;
    }

    public Builder describe(String paragraph) {
      description.add(paragraph);
      return this;
    }

    public Builder parameter(Parameter parameter) {
      parameters.add(parameter);
      return this;
    }

    public Builder parameters(List<Parameter> several) {
      parameters.addAll(several);
      return this;
    }

    public Builder freeForm(String parameter) {
      freeForm = Optional.of(parameter);
      return this;
    }

    public Builder anyParameters() {
      anyParameters = true;
      return this;
    }

    /** Parameters of Ansible's module that this one has not, and what to write instead. */
    public Builder untaken(String instead, String... names) {
      untaken.add(new Untaken(List.of(names), instead));
      return this;
    }

    /** The same of several. */
    public Builder untaken(List<Untaken> several) {
      untaken.addAll(several);
      return this;
    }

    public Builder rule(ParameterRule rule) {
      rules.add(rule);
      return this;
    }

    public Builder returns(String value, String meaning) {
      returned.add(new Returned(value, meaning, false));
      return this;
    }

    /** A value that is masked wherever it would appear. */
    public Builder returnsSecret(String value, String meaning) {
      returned.add(new Returned(value, meaning, true));
      return this;
    }

    public Builder example(String title, String yaml) {
      examples.add(new Example(title, yaml));
      return this;
    }

    public Builder preview(Preview exactness) {
      preview = exactness;
      return this;
    }

    public Builder family(Family hosts) {
      family = hosts;
      return this;
    }

    public ModuleSpec build() {
      return new ModuleSpec(
          name,
          List.copyOf(aliases),
          summary,
          List.copyOf(description),
          List.copyOf(parameters),
          freeForm,
          anyParameters,
          List.copyOf(untaken),
          List.copyOf(rules),
          List.copyOf(returned),
          List.copyOf(examples),
          preview,
          family);
    }
  }
}
