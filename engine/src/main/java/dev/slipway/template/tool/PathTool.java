package dev.slipway.template.tool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $path}. Paths are those of Linux, whatever machine this is; no file is looked at. */
@ToolName(value = "path", summary = "Takes paths apart and puts them together.")
public final class PathTool implements Tool {

  @ToolMethod(
      call = "base(path)",
      summary = "The last name of a path.",
      example = "${path.base('/etc/ssh/sshd_config')}",
      gives = "sshd_config")
  public String base(@Nullable Object path) {
    String text = withoutSlash(path);
    return text.substring(text.lastIndexOf('/') + 1);
  }

  @ToolMethod(
      call = "dir(path)",
      summary = "The path without its last name; empty when there is only one.",
      example = "${path.dir('/etc/ssh/sshd_config')}",
      gives = "/etc/ssh")
  public String dir(@Nullable Object path) {
    String text = withoutSlash(path);
    int slash = text.lastIndexOf('/');
    return slash == 0 ? "/" : text.substring(0, Math.max(0, slash));
  }

  @ToolMethod(
      call = "join(first, ...)",
      summary = "Several parts as one path; one that begins with a slash begins anew.",
      example = "${path.join('/etc', 'ssh', 'sshd_config')}",
      gives = "/etc/ssh/sshd_config")
  public String join(@Nullable Object... parts) {
    StringBuilder joined = new StringBuilder();
    for (Object part : parts) {
      String text = Given.text(part);
      if (text.startsWith("/")) {
        joined.setLength(0);
      } else if (!joined.isEmpty() && joined.charAt(joined.length() - 1) != '/') {
        joined.append('/');
      }
      joined.append(text);
    }
    return joined.toString();
  }

  @ToolMethod(
      call = "ext(path)",
      summary = "The extension with its dot; empty when there is none.",
      example = "${path.ext('/srv/app.tar.gz')}",
      gives = ".gz")
  public String ext(@Nullable Object path) {
    String name = base(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot);
  }

  @ToolMethod(
      call = "stem(path)",
      summary = "The last name without its extension.",
      example = "${path.stem('/srv/app.jar')}",
      gives = "app")
  public String stem(@Nullable Object path) {
    String name = base(path);
    return name.substring(0, name.length() - ext(path).length());
  }

  @ToolMethod(
      call = "normal(path)",
      summary = "The path without \".\", \"..\" and double slashes.",
      example = "${path.normal('/srv/./a//b/../c/')}",
      gives = "/srv/a/c")
  public String normal(@Nullable Object path) {
    String text = Given.text(path);
    boolean absolute = text.startsWith("/");
    Deque<String> names = new ArrayDeque<>();
    for (String name : List.of(text.split("/"))) {
      if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".") && !(absolute && name.equals(".."))) {
        names.addLast(name);
      }
    }
    String joined = String.join("/", names);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  private static String withoutSlash(@Nullable Object path) {
    String text = Given.text(path);
    return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
