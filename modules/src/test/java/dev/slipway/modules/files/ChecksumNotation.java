package dev.slipway.modules.files;

import dev.slipway.modules.cases.ProbeNotation;
import java.util.List;
import java.util.Optional;

/** {@code checksum ALGORITHM PATH: digits}. */
public final class ChecksumNotation implements ProbeNotation<ChecksumProbe, Optional<String>> {
  @Override
  public Class<ChecksumProbe> probe() {
    return ChecksumProbe.class;
  }

  @Override
  public List<String> keys(ChecksumProbe probe) {
    return List.of("checksum " + probe.algorithm().label() + " " + probe.path());
  }

  @Override
  public Optional<String> answer(ChecksumProbe probe, Object written) {
    return Optional.of(String.valueOf(written)).filter(digits -> !digits.equals("absent"));
  }
}
