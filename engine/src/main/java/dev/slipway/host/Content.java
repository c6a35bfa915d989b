package dev.slipway.host;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that go to a host. May be larger than memory. */
public interface Content {

  /** The number of bytes. */
  long size();

  /** The SHA-256 of the bytes, as 64 lower-case hexadecimal digits. */
  String sha256();

  /** A fresh stream over the bytes; the caller closes it. */
  InputStream open() throws IOException;
}
