package dev.slipway.modules.files;

import dev.slipway.host.Bytes;
import dev.slipway.host.Content;
import dev.slipway.module.Arguments;
import dev.slipway.module.LocalFile;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.files.CopyDesired.Controls;
import dev.slipway.modules.files.CopyDesired.Item;
import dev.slipway.modules.files.CopyDesired.Source;
import dev.slipway.modules.support.FileContents;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Name and parameters of the module {@code copy}, and what they say. */
final class CopySpec {
  private CopySpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("copy", "Puts a file, a folder or a text at a place on the host.")
        .describe(
            "Content is compared by its SHA-256 and travels only when it differs. It is put in"
                + " place in one step, with owner, mode and SELinux label.")
        .describe(
            "When `dest` is a directory, or ends with a slash, the file goes into it; with a slash"
                + " at its end it is made when it is missing. A folder is copied as a folder,"
                + " with a slash at the end of `src` only what is in it; what is in the"
                + " destination besides stays.")
        .describe(
            "`checksum` is the SHA-256 of the content, also in what is registered. A checksum of"
                + " 40 digits is taken for SHA-1, one of 32 for MD5.")
        .parameter(
            Parameter.state(
                    "src",
                    ParameterType.LOCAL_FILE,
                    "A file or folder of the control host; of the host itself with `remote_src`.")
                .remoteWhen("remote_src"))
        .parameter(Parameter.state("content", ParameterType.TEXT, "The text to put into the file."))
        .parameter(
            Parameter.identity("dest", ParameterType.PATH, "The file or directory on the host.")
                .must())
        .parameters(Ownership.preservingParameters())
        .parameter(
            Parameter.control(
                "directory_mode",
                ParameterType.MODE,
                "Permissions of directories that are made; those that are there keep theirs."))
        .parameter(
            Parameter.control(
                    "remote_src", ParameterType.BOOLEAN, "Whether `src` is on the host itself.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "force",
                    ParameterType.BOOLEAN,
                    "Whether a file that is there is altered; if not, it is left as it is.")
                .otherwise("true"))
        .parameter(
            Parameter.control(
                    "follow",
                    ParameterType.BOOLEAN,
                    "Whether a link at the destination stands for what it leads to; if not, a file"
                        + " takes its place.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                "checksum", ParameterType.TEXT, "What the digest of the source must be."))
        .parameters(FileControls.parameters())
        .rule(ParameterRule.atMostOne("src", "content"))
        .rule(ParameterRule.atLeastOne("src", "content"))
        .untaken(Ownership.untaken())
        .returns("dest", "The file, or the directory that a folder was copied to.")
        .returns("src", "The source, as it was written.")
        .returns("checksum", "The SHA-256 of the file.")
        .returns("mode owner group uid gid size state", "Of the file.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "A text",
            """
            - copy:
                dest: /etc/motd
                content: |
                  This host is managed.
                mode: '0644'
            """)
        .example(
            "A file of the host itself, checked before it is put in place",
            """
            - copy:
                src: /etc/sudoers
                dest: /etc/sudoers.copy
                remote_src: true
                mode: preserve
                validate: grep -q root %s
            """)
        .build();
  }

  static CopyDesired bind(Arguments arguments) {
    Optional<LocalFile> local = arguments.localFile("src");
    Optional<String> remote = arguments.remotePath("src");
    String destination = arguments.text("dest");
    boolean into = destination.endsWith("/");
    if (into && arguments.has("content")) {
      arguments.reject(
          "dest", "A text needs a file to go to.", "add the name of the file to the directory.");
    }
    CopyDesired desired =
        new CopyDesired(
            source(arguments, local, remote),
            local.map(LocalFile::written).or(() -> remote),
            Paths.bind(arguments, "dest"),
            into,
            Ownership.bindPreserving(arguments),
            Ownership.preserves(arguments),
            Ownership.mode(arguments, "directory_mode"),
            controls(arguments));
    if (desired.preserve() && arguments.has("content")) {
      arguments.reject(
          "mode", "A text has no mode to preserve.", "write the mode, such as '0644'.");
    }
    return desired;
  }

  private static Controls controls(Arguments arguments) {
    return new Controls(
        arguments.flag("force"),
        arguments.flag("follow"),
        arguments.flag("backup"),
        FileControls.validate(arguments));
  }

  private static Source source(
      Arguments arguments, Optional<LocalFile> local, Optional<String> remote) {
    if (remote.isPresent()) {
      String path = remote.get();
      if (!path.startsWith("/")) {
        arguments.reject(
            "src", "\"" + path + "\" is not an absolute path.", "write the whole path, from / on.");
        path = "/";
      }
      return new Source.Remote(Paths.tidy(path), path.endsWith("/"));
    }
    if (local.isEmpty()) {
      return new Source.Text(Bytes.ofText(arguments.optionalText("content").orElse("")));
    }
    LocalFile file = local.get();
    return file.folder() ? folder(arguments, file) : file(arguments, file.entries().getFirst());
  }

  private static Source file(Arguments arguments, LocalFile.Entry entry) {
    Item item = item(arguments, entry);
    arguments
        .optionalText("checksum")
        .ifPresent(expected -> Checksum.check(arguments, item.content(), expected));
    return new Source.File(item);
  }

  private static Source folder(Arguments arguments, LocalFile file) {
    List<Item> items = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    for (LocalFile.Entry entry : file.entries()) {
      if (entry.content().isPresent()) {
        items.add(item(arguments, entry));
      } else {
        folders.add(entry.path());
      }
    }
    String written = file.written();
    return new Source.Folder(written.endsWith("/") ? "" : Paths.name(written), items, folders);
  }

  private static Item item(Arguments arguments, LocalFile.Entry entry) {
    Content content = entry.content().orElseThrow();
    try {
      return new Item(entry.path(), entry.mode(), FileContents.inMemory(content));
    } catch (IOException e) {
      arguments.reject(
          "src", "\"" + entry.path() + "\" cannot be read: " + e.getMessage() + ".", "look at it.");
      return new Item(entry.path(), entry.mode(), content);
    }
  }
}
