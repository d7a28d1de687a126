package airstep.page;

import airstep.operate.Pause;
import airstep.operate.PlainDuration;
import airstep.text.OneLine;
import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a person has put into the dialog of a pause. */
final class PauseRequest {

  private PauseRequest() {}

  /**
   * Reads it: {@code for}, such as 2h, or empty for no end; and {@code why}.
   *
   * @throws WrongRequestException with one line for the person
   */
  static Pause of(JsonObject asked, Instant now) {
    String length = asked.text("for").orElse("").strip();
    String why = asked.text("why").orElse("").strip();
    if (why.length() > Pause.LONGEST_WHY) {
      throw new WrongRequestException(
          "the reason has %d characters; use at most %d"
              .formatted(why.length(), Pause.LONGEST_WHY));
    }
    Optional<Instant> until = length.isEmpty() ? Optional.empty() : Optional.of(end(length, now));
    return new Pause(until, OneLine.of(why, Pause.LONGEST_WHY));
  }

  private static Instant end(String length, Instant now) {
    return PlainDuration.of(length)
        .map(it -> now.plus(it).truncatedTo(ChronoUnit.SECONDS))
        .orElseThrow(() -> new WrongRequestException(PlainDuration.problem(length)));
  }
}
