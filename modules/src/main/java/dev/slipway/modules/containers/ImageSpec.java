package dev.slipway.modules.containers;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.util.Optional;

/** Name and parameters of the module {@code container_image}, and what they say. */
final class ImageSpec {
  private static final String NAME =
      "[a-z0-9][A-Za-z0-9.-]*(:\\d+)?(/[a-z0-9][a-z0-9._-]*)+:[A-Za-z0-9_][A-Za-z0-9_.-]*";

  private ImageSpec() {}

  /**
   * What is declared.
   *
   * @param archive a file on the host with the image; empty: it is pulled
   * @param hostsFolder where containerd looks for mirrors of registries
   */
  record Settings(
      String namespace,
      String name,
      boolean present,
      Optional<String> digest,
      Optional<String> archive,
      Optional<String> hostsFolder) {

    ImageProbe probe() {
      return new ImageProbe(namespace, name);
    }

    /** The image by its content; only where a digest is declared. */
    String byDigest() {
      return name.substring(0, name.lastIndexOf(':')) + "@" + digest.orElseThrow();
    }
  }

  static ModuleSpec spec() {
    return ModuleSpec.named("container_image", "Images in containerd, pulled or from an archive.")
        .describe(
            "Works with containerd's own `ctr`, in the namespace of the kubelet. An image that is"
                + " there is not pulled again, unless `digest` declares another content: then the"
                + " image is pulled by that digest, and the name leads to it.")
        .describe(
            "With `archive` nothing is pulled: the file on the host, in the format of OCI or of"
                + " `docker save`, is imported, and must hold an image of that name. An image that"
                + " goes takes the names along that the kubelet gave it; layers go when nothing"
                + " uses them any more.")
        .describe(
            "Tried with containerd 1.6, with images that were imported and removed; what a registry"
                + " says when it refuses is known from its documentation alone.")
        .parameter(
            Parameter.identity(
                    "name",
                    ParameterType.TEXT,
                    "The whole name, with registry and tag: `docker.io/library/nginx:1.27`.")
                .must())
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether there is such an image.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .parameter(
            Parameter.state(
                "digest",
                ParameterType.TEXT,
                "`sha256:` and 64 digits of the manifest that the name is to lead to."))
        .parameter(
            Parameter.control(
                "archive", ParameterType.PATH, "A file on the host that the image comes from."))
        .parameter(
            Parameter.control(
                "hosts_dir",
                ParameterType.PATH,
                "The folder with the mirrors of registries, such as `/etc/containerd/certs.d`."))
        .parameter(
            Parameter.identity("namespace", ParameterType.TEXT, "The namespace of containerd.")
                .otherwise("k8s.io"))
        .rule(ParameterRule.atMostOne("archive", "hosts_dir"))
        .returns("name", "The image.")
        .returns("digest", "The digest of its manifest, where it is known.")
        .example(
            "From an archive, on a host without a way to registries",
            """
            - container_image:
                name: registry.k8s.io/pause:3.9
                archive: /srv/images/pause-3.9.tar
            """)
        .example(
            "Pulled by way of the mirrors",
            """
            - container_image:
                name: docker.io/library/nginx:1.27
                hosts_dir: /etc/containerd/certs.d
            """)
        .build();
  }

  static Settings bind(Arguments arguments) {
    String name = arguments.text("name");
    if (!name.matches(NAME)) {
      arguments.reject(
          "name",
          "\"" + name + "\" is no whole name of an image.",
          "write registry, path and tag, such as docker.io/library/nginx:1.27.");
    }
    Optional<String> digest = arguments.optionalText("digest");
    digest
        .filter(it -> !it.matches("sha256:[0-9a-f]{64}"))
        .ifPresent(
            it ->
                arguments.reject(
                    "digest",
                    "\"" + it + "\" is no digest.",
                    "write sha256: and 64 hexadecimal digits."));
    boolean present = arguments.text("state").equals("present");
    if (!present && digest.isPresent()) {
      arguments.reject("digest", "An absent image has no digest.", "leave it out.");
    }
    return new Settings(
        arguments.text("namespace"),
        name,
        present,
        digest,
        path(arguments, "archive"),
        path(arguments, "hosts_dir"));
  }

  private static Optional<String> path(Arguments arguments, String name) {
    return arguments.has(name) ? Optional.of(Paths.bind(arguments, name)) : Optional.empty();
  }
}
