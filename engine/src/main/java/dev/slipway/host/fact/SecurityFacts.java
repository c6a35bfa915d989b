package dev.slipway.host.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SELinux, AppArmor, FIPS, and the public keys of the SSH server. */
final class SecurityFacts implements FactGroup {
  private static final String ENFORCE = "/sys/fs/selinux/enforce";
  private static final String POLICY = "/sys/fs/selinux/policyvers";
  private static final String CONFIGURATION = "/etc/selinux/config";
  private static final String APPARMOR = "/sys/module/apparmor/parameters/enabled";
  private static final String FIPS = "/proc/sys/crypto/fips_enabled";
  private static final List<String> KEYS = List.of("rsa", "ecdsa", "ed25519");

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "selinux",
        "A map: status (enabled, disabled) and, when enabled, mode, config_mode, type,"
            + " policyvers.");
    facts.put("apparmor", "A map: status (enabled, disabled).");
    facts.put("fips", "Whether the kernel is in FIPS mode.");
    for (String type : KEYS) {
      facts.put(name(type), "The public " + type + " key of the SSH server; NA when it has none.");
      facts.put(name(type) + "_keytype", "The type of this key, as it stands in known_hosts.");
    }
    return facts;
  }

  private static String name(String type) {
    return "ssh_host_key_" + type + "_public";
  }

  private static String keyFile(String type) {
    return "/etc/ssh/ssh_host_" + type + "_key.pub";
  }

  @Override
  public List<String> files() {
    return List.of(
        ENFORCE,
        POLICY,
        CONFIGURATION,
        APPARMOR,
        FIPS,
        keyFile("rsa"),
        keyFile("ecdsa"),
        keyFile("ed25519"));
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("selinux", selinux(source));
    boolean apparmor = source.firstLine(APPARMOR).orElse("").equals("Y");
    facts.put("apparmor", Map.of("status", apparmor ? "enabled" : "disabled"));
    facts.put("fips", source.firstLine(FIPS).orElse("").equals("1"));
    for (String type : KEYS) {
      String[] words = source.firstLine(keyFile(type)).orElse("").split(" ", -1);
      boolean there = words.length > 1;
      facts.put(name(type), there ? words[1] : FactSource.NOT_AVAILABLE);
      facts.put(name(type) + "_keytype", there ? words[0] : FactSource.NOT_AVAILABLE);
    }
    return facts;
  }

  private static Map<String, Object> selinux(FactSource source) {
    Optional<String> enforce = source.firstLine(ENFORCE);
    if (enforce.isEmpty()) {
      return Map.of("status", "disabled");
    }
    Map<String, String> configuration = source.settings(CONFIGURATION);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("status", "enabled");
    facts.put("mode", enforce.get().equals("1") ? "enforcing" : "permissive");
    facts.put("config_mode", configuration.getOrDefault("SELINUX", "unknown"));
    facts.put("type", configuration.getOrDefault("SELINUXTYPE", "unknown"));
    facts.put("policyvers", source.firstLineOrNone(POLICY));
    return facts;
  }
}
