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
    String length = text(asked, "for");
    String why = text(asked, "why");
    if (why.length() > Pause.LONGEST_WHY) {
      throw new WrongRequestException(
          "the reason has %d characters; use at most %d"
              .formatted(why.length(), Pause.LONGEST_WHY));
    }
    Optional<Instant> until = length.isEmpty() ? Optional.empty() : Optional.of(end(length, now));
    return new Pause(until, OneLine.of(why, Pause.LONGEST_WHY));
  }

  /** A number instead of a text would otherwise be a pause without an end. */
  private static String text(JsonObject asked, String name) {
    return switch (asked.fields().get(name)) {
      case null -> "";
      case String text -> text.strip();
      default -> throw new WrongRequestException("send `%s` as a text".formatted(name));
    };
  }

  private static Instant end(String length, Instant now) {
    return PlainDuration.of(length)
        .map(it -> now.plus(it).truncatedTo(ChronoUnit.SECONDS))
        .orElseThrow(() -> new WrongRequestException(PlainDuration.problem(length)));
  }
}
