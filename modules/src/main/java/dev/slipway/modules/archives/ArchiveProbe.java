package dev.slipway.modules.archives;

import dev.slipway.host.Content;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.List;
import java.util.Optional;

/**
 * What is in an archive? The host reads it and writes nothing.
 *
 * @param path of the archive on the host; empty when it is sent
 * @param sent the archive, when it is none of the host
 */
record ArchiveProbe(String path, Format format, Optional<Sent> sent)
    implements Probe<ArchiveProbe.Answer> {

  /** What came of it. */
  sealed interface Answer {
    /** The entries, in the order of the archive. */
    record Listed(List<Entry> entries) implements Answer {}

    /**
     * Nothing.
     *
     * @param reason what the program said
     */
    record Failed(String reason) implements Answer {}
  }

  /** An archive of the control host; two with the same bytes are one. */
  record Sent(Content content) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Sent that && content.sha256().equals(that.content.sha256());
    }

    @Override
    public int hashCode() {
      return content.sha256().hashCode();
    }
  }

  static ArchiveProbe of(String path, Format format) {
    return new ArchiveProbe(path, format, Optional.empty());
  }

  static ArchiveProbe sending(Content content, Format format) {
    return new ArchiveProbe("", format, Optional.of(new Sent(content)));
  }

  @Override
  public ProbeKind<ArchiveProbe, Answer> kind() {
    return ArchiveProbeKind.INSTANCE;
  }
}
