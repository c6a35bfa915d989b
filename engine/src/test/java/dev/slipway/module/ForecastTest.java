package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final String ABSENT = "absent";
  private static final String FOLDER = "folder";

  private record Place(String path, boolean detailed) implements Probe<String> {
    private record Subject(String path) {}

    @Override
    public ProbeKind<?, String> kind() {
      throw new UnsupportedOperationException("a forecast asks nobody");
    }

    @Override
    public Object subject() {
      return new Subject(path);
    }

    @Override
    public boolean isAnsweredBy(String answer) {
      return !detailed || answer.startsWith("detailed");
    }

    @Override
    public Optional<String> completed(String predicted, String now) {
      return now.startsWith("detailed ")
          ? Optional.of(now.replace("detailed ", "detailed " + predicted + " "))
          : Optional.empty();
    }

    @Override
    public List<?> enclosing() {
      int slash = path.lastIndexOf('/');
      return slash <= 0 ? List.of() : List.of(new Subject(path.substring(0, slash)));
    }

    @Override
    public Optional<String> impliedBy(Object enclosingAnswer) {
      return enclosingAnswer.equals(ABSENT) ? Optional.of(ABSENT) : Optional.empty();
    }
  }

  private static Place place(String path) {
    return new Place(path, false);
  }

  private static Prediction.Answer<String> known(String answer) {
    return new Prediction.Answer.Known<>(answer);
  }

  private static Forecast forecast(Prediction<?>... predictions) {
    Forecast forecast = Forecast.none();
    for (Prediction<?> prediction : predictions) {
      forecast = forecast.after(List.of(prediction));
    }
    return forecast;
  }

  @Test
  void nothingPredicted_isForTheHostToAnswer() {
    Forecast forecast = forecast(Prediction.of(place("/a"), "text"));

    assertThat(forecast.answer(place("/b"))).isEmpty();
    assertThat(forecast.answer(place("/a/b"))).isEmpty();
  }

  @Test
  void severalPredictionsOfOneSubject_theLatestWins() {
    Forecast forecast =
        forecast(Prediction.of(place("/a"), "first"), Prediction.of(place("/a"), "second"));

    assertThat(forecast.answer(place("/a"))).contains(known("second"));
  }

  @Test
  void absentFolder_impliesThatWhatIsInItIsAbsent() {
    Forecast forecast =
        forecast(Prediction.of(place("/a/b"), "text"), Prediction.of(place("/a"), ABSENT));

    assertThat(forecast.answer(place("/a/b"))).contains(known(ABSENT));
  }

  @Test
  void folderMadeAnewAfterItsRemoval_isEmpty() {
    Forecast forecast =
        forecast(Prediction.of(place("/a"), ABSENT), Prediction.of(place("/a"), FOLDER));

    assertThat(forecast.answer(place("/a/b"))).contains(known(ABSENT));
    assertThat(forecast.answer(place("/a"))).contains(known(FOLDER));
  }

  @Test
  void fileMadeAfterTheRemovalOfItsFolder_isThere() {
    Forecast forecast =
        forecast(
            Prediction.of(place("/a"), ABSENT),
            Prediction.of(place("/a"), FOLDER),
            Prediction.of(place("/a/b"), "text"));

    assertThat(forecast.answer(place("/a/b"))).contains(known("text"));
  }

  @Test
  void answerWithoutTheDetailAskedFor_isCompletedByTheHost() {
    Place detailed = new Place("/a", true);
    Forecast forecast = forecast(Prediction.of(place("/a"), "altered"));

    assertThat(forecast.answer(detailed)).isEmpty();
    assertThat(forecast.completed(detailed, "detailed text"))
        .isEqualTo(known("detailed altered text"));
    assertThat(forecast.completed(detailed, ABSENT))
        .isEqualTo(new Prediction.Answer.AfterApply<>());
  }

  @Test
  void hostsAnswerWithoutPrediction_staysAsItIs() {
    assertThat(Forecast.none().completed(place("/a"), "text")).isEqualTo(known("text"));
    assertThat(Forecast.none().decides(place("/a"))).isFalse();
  }

  @Test
  void predictionOfASubject_decides() {
    Forecast forecast = forecast(Prediction.of(place("/a"), "altered"));

    assertThat(forecast.decides(new Place("/a", true))).isTrue();
    assertThat(forecast.decides(place("/b"))).isFalse();
  }

  @Test
  void folderKnownAfterApply_makesWhatIsInItKnownAfterApply() {
    Forecast forecast = forecast(Prediction.afterApply(place("/a")));

    assertThat(forecast.answer(place("/a/b"))).contains(new Prediction.Answer.AfterApply<>());
  }

  /** Whether anything was planned below a folder. */
  private record Touched(String folder) implements Probe<Boolean> {
    @Override
    public ProbeKind<?, Boolean> kind() {
      throw new UnsupportedOperationException("a forecast asks nobody");
    }

    @Override
    public Optional<Boolean> afterChangeOf(Object subject) {
      return subject instanceof Place.Subject(String path) && path.startsWith(folder)
          ? Optional.of(true)
          : Optional.empty();
    }
  }

  @Test
  void changeOfAnotherSubject_decidesWhatDependsOnIt() {
    Forecast forecast = forecast(Prediction.of(place("/etc/a"), FOLDER));

    assertThat(forecast.answer(new Touched("/etc"))).contains(new Prediction.Answer.Known<>(true));
    assertThat(forecast.answer(new Touched("/usr"))).isEmpty();
  }

  @Test
  void predictionAfterTheChangeOfAnotherSubject_wins() {
    Forecast settled =
        forecast(Prediction.of(place("/etc/a"), FOLDER), Prediction.of(new Touched("/etc"), false));

    assertThat(settled.answer(new Touched("/etc"))).contains(new Prediction.Answer.Known<>(false));
    assertThat(
            settled
                .after(List.of(Prediction.of(place("/etc/b"), FOLDER)))
                .answer(new Touched("/etc")))
        .contains(new Prediction.Answer.Known<>(true));
  }
}
