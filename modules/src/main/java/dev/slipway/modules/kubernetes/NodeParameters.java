package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import java.util.regex.Pattern;

/** Parameters and conditions that the modules around kubeadm share. */
final class NodeParameters {
  static final String NAME = "name";
  static final String EXTERNAL_ETCD = "external_etcd";
  static final String IGNORE = "ignore_preflight_errors";
  static final String SOCKET = "cri_socket";
  static final String DEFAULT_SOCKET = "/run/containerd/containerd.sock";

  /** A DNS subdomain, by the reference of the Kubernetes API. */
  private static final Pattern NODE_NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  private NodeParameters() {}

  static Parameter name() {
    return Parameter.identity(
            NAME,
            ParameterType.TEXT,
            "The name of the host's node: small letters, digits, `-`, `.`.")
        .alias("node_name")
        .must();
  }

  static String name(Arguments arguments) {
    String name = arguments.text(NAME);
    if (!NODE_NAME.matcher(name).matches()) {
      arguments.reject(
          NAME,
          "\"" + name + "\" is not the name of a node.",
          "write small letters, digits, - and ., a letter or digit at both ends.");
    }
    return name;
  }

  static Parameter externalEtcd() {
    return Parameter.control(
            EXTERNAL_ETCD,
            ParameterType.BOOLEAN,
            "Whether etcd runs elsewhere, so that control planes have no data of it.")
        .otherwise("false");
  }

  static Parameter ignorePreflightErrors() {
    return Parameter.control(
        IGNORE,
        ParameterType.TEXTS,
        "Checks of kubeadm whose failure is only a warning, such as `NumCPU`.");
  }

  static Parameter socket() {
    return Parameter.control(
            SOCKET,
            ParameterType.TEXT,
            "The socket of the container runtime, with or without unix://.")
        .otherwise(DEFAULT_SOCKET);
  }

  /**
   * What the host is. The files of Kubernetes can be seen by root only; and while a kubeadm is at
   * work, what it leaves cannot be told.
   */
  static NodeFacts observe(HostReader host, String name) throws HostException {
    Actor actor = host.ask(new ActorProbe());
    if (actor.uid() != 0) {
      throw new TaskFailedException(
          "Looking at a node of Kubernetes needs root, and the acting user is \"%s\". Write become: true."
              .formatted(actor.user()));
    }
    NodeFacts facts = host.ask(new NodeProbe(name));
    if (facts.busy().isPresent()) {
      throw new TaskFailedException(
          "A kubeadm that somebody else started is still at work on this host after %d s: process %s. Await its end, or end it if it waits for nothing."
              .formatted(NodeProbe.PATIENCE.toSeconds(), facts.busy().get()));
    }
    return facts;
  }
}
