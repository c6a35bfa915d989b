package dev.slipway.resident;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a visitor wants.
 *
 * @param terminal whether a person looks at it on a terminal
 */
public record Call(List<String> arguments, boolean terminal) {
  public Call {
    arguments = List.copyOf(arguments);
  }

  Frame frame(Identity visitor) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, visitor.facts());
      write(out, arguments);
      out.writeBoolean(terminal);
    }
    return new Frame(Frame.Kind.REQUEST, bytes.toByteArray());
  }

  /** A call, and who makes it. */
  record Received(Identity visitor, Call call) {
    static Received of(Frame frame) throws IOException {
      if (frame.kind() != Frame.Kind.REQUEST) {
        throw new IOException("a " + frame.kind() + " where a request was due");
      }
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.content()))) {
        Identity visitor = new Identity(read(in));
        return new Received(visitor, new Call(read(in), in.readBoolean()));
      }
    }
  }

  private static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static List<String> read(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    return texts;
  }
}
