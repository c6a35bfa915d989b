package dev.slipway.host.fact;

import java.util.LinkedHashMap;
import java.util.Map;

/** The user as whom the host is asked. */
final class UserFacts implements FactGroup {
  private static final int FIELDS = 7;

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "user_id", "The name of the acting user.",
        "user_uid", "The number of the acting user.",
        "user_gid", "The number of the acting user's primary group.",
        "user_gecos", "The comment of the acting user's account.",
        "user_dir", "The home directory of the acting user.",
        "user_shell", "The shell of the acting user.",
        "effective_user_id", "The same as user_uid.",
        "effective_group_id", "The number of the group with which the acting user acts.");
  }

  @Override
  public String script() {
    return """
    user=$(id -u)
    part group; id -g
    part user; echo "$user"
    part account; getent passwd "$user"
    """;
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    String[] fields = source.firstOfPart("account").orElse("").split(":", -1);
    boolean known = fields.length >= FIELDS;
    long uid = FactSource.number(source.firstOfPart("user").orElse(""));
    long gid = FactSource.number(source.firstOfPart("group").orElse(""));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("user_id", known ? fields[0] : Long.toString(uid));
    facts.put("user_uid", uid);
    facts.put("user_gid", known ? FactSource.number(fields[3]) : gid);
    facts.put("user_gecos", known ? fields[4] : "");
    facts.put("user_dir", known ? fields[5] : "");
    facts.put("user_shell", known ? fields[6] : "");
    facts.put("effective_user_id", uid);
    facts.put("effective_group_id", gid);
    return facts;
  }
}
