package dev.slipway.modules.files;

import dev.slipway.host.Bytes;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.RenderedTemplate;
import dev.slipway.modules.files.CopyDesired.Controls;
import dev.slipway.modules.files.CopyDesired.Item;
import dev.slipway.modules.files.CopyDesired.Source;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;

/** Name and parameters of the module {@code template}, and what they say. */
final class TemplateSpec {
  private static final String SUFFIX = ".vm";
  private static final Map<String, String> SEQUENCES =
      Map.of("\\n", "\n", "\\r", "\r", "\\r\\n", "\r\n", "\n", "\n", "\r", "\r", "\r\n", "\r\n");

  private TemplateSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("template", "Puts a rendered template at a place on the host.")
        .describe(
            "The template is written in Velocity and rendered on the control host with the"
                + " variables of the task. Beyond that it is a `copy`: compared by digest, shown"
                + " as a text diff, put in place in one step.")
        .describe(
            "When `dest` is a directory, or ends with a slash, the file goes into it under the"
                + " name of the template without `.vm`.")
        .parameter(
            Parameter.state("src", ParameterType.TEMPLATE, "The template on the control host.")
                .must())
        .parameter(
            Parameter.identity("dest", ParameterType.PATH, "The file or directory on the host.")
                .must())
        .parameters(Ownership.parameters())
        .untaken(Ownership.untaken())
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
            Parameter.state(
                "newline_sequence",
                ParameterType.TEXT,
                "What ends each line of the file: `\\n`, `\\r` or `\\r\\n`. As rendered, when it is"
                    + " left out."))
        .parameter(
            Parameter.state(
                    "output_encoding", ParameterType.TEXT, "The encoding of the file's text.")
                .otherwise("utf-8"))
        .parameters(FileControls.parameters())
        .returns("dest", "The file.")
        .returns("src", "The template.")
        .returns("checksum", "The SHA-256 of the file.")
        .returns("mode owner group uid gid size state", "Of the file.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "A configuration, checked before it is put in place",
            """
            - template:
                src: sshd_config.vm
                dest: /etc/ssh/sshd_config
                owner: root
                mode: '0600'
                validate: /usr/sbin/sshd -t -f %s
            """)
        .build();
  }

  static CopyDesired bind(Arguments arguments) {
    RenderedTemplate template = arguments.template("src");
    String name = Paths.name(template.origin());
    String bare = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    Item item = new Item(bare, 0, content(arguments, text(arguments, template)));
    return new CopyDesired(
        new Source.File(item),
        Optional.of(template.origin()),
        Paths.bind(arguments, "dest"),
        arguments.text("dest").endsWith("/"),
        Ownership.bind(arguments),
        false,
        Optional.empty(),
        new Controls(
            arguments.flag("force"),
            arguments.flag("follow"),
            arguments.flag("backup"),
            FileControls.validate(arguments)));
  }

  private static String text(Arguments arguments, RenderedTemplate template) {
    Optional<String> written = arguments.optionalText("newline_sequence");
    if (written.isEmpty()) {
      return template.text();
    }
    String sequence = SEQUENCES.get(written.get());
    if (sequence == null) {
      arguments.reject(
          "newline_sequence",
          "\"" + written.get() + "\" is no end of a line.",
          "write '\\n', '\\r' or '\\r\\n'.");
      return template.text();
    }
    return template.text().replaceAll("\r\n|\r|\n", sequence);
  }

  private static Bytes content(Arguments arguments, String text) {
    String name = arguments.text("output_encoding");
    try {
      ByteBuffer encoded = Charset.forName(name).newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return new Bytes(bytes);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      arguments.reject(
          "output_encoding", "\"" + name + "\" is no known encoding.", "write utf-8, for example.");
    } catch (CharacterCodingException _) {
      arguments.reject(
          "output_encoding",
          "The text has characters that " + name + " does not have.",
          "use utf-8, or take the characters out of the template.");
    }
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
