package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BytePipeTest {
  private final BytePipe pipe = new BytePipe();

  @Test
  void bytes_comeOutAsTheyWentIn_whateverFits() throws Exception {
    byte[] sent = new byte[3_000_001];
    new Random(1).nextBytes(sent);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<byte[]> received = threads.submit(() -> pipe.source().readAllBytes());
      try (OutputStream sink = pipe.sink()) {
        Random sizes = new Random(2);
        for (int at = 0; at < sent.length; ) {
          int count = Math.min(sent.length - at, sizes.nextInt(100_000));
          sink.write(sent, at, count);
          at += count;
        }
      }

      assertThat(received.get()).isEqualTo(sent);
    }
  }

  @Test
  void bytesAsNumbers_areUnsigned() throws IOException {
    pipe.sink().write(200);
    pipe.close();
    InputStream source = pipe.source();

    assertThat(source.read()).isEqualTo(200);
    assertThat(source.read()).isEqualTo(-1);
  }

  @Test
  void closing_wakesBothSides() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> reading = threads.submit(() -> pipe.source().read());
      BytePipe full = new BytePipe();
      Future<?> writing =
          threads.submit(
              () -> {
                full.sink().write(new byte[10_000_000]);
                return null;
              });
      pipe.close();
      full.close();

      assertThat(reading.get()).isEqualTo(-1);
      assertThatThrownBy(writing::get).hasCauseInstanceOf(IOException.class);
    }
  }
}
