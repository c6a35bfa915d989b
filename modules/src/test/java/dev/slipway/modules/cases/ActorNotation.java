package dev.slipway.modules.cases;

import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import java.util.List;

/** {@code actor: {user: root, group: root, uid: 0, gid: 0, umask: '0022'}}. */
final class ActorNotation implements ProbeNotation<ActorProbe, Actor> {
  private static final int OCTAL = 8;

  @Override
  public Class<ActorProbe> probe() {
    return ActorProbe.class;
  }

  @Override
  public List<String> keys(ActorProbe probe) {
    return List.of("actor");
  }

  @Override
  public Actor answer(ActorProbe probe, Object written) {
    YamlMap map = YamlMap.of(written);
    Actor actor =
        new Actor(
            map.number("uid", 0),
            map.text("user", "root"),
            map.number("gid", 0),
            map.text("group", "root"),
            Integer.parseInt(map.text("umask", "0022"), OCTAL));
    map.mustBeUsedUp();
    return actor;
  }
}
