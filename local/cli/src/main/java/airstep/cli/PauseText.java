package airstep.cli;

import airstep.flows.Flow;
import airstep.operate.Pause;
import airstep.operate.Place;
import airstep.text.OneLine;
import java.time.ZoneId;

/** A pause in words. */
final class PauseText {

  private PauseText() {}

  /** Returns {@code paused until Sun 29 Nov 02:00 UTC: why}. */
  static String of(Pause pause, ZoneId zone) {
    String until = pause.until().map(at -> " until " + Ahead.time(at, zone)).orElse("");
    return "paused" + until + (pause.why().isEmpty() ? "" : ": " + pause.why());
  }

  /** Returns the command that ends the pause of a flow. */
  static String resume(Flow flow, Place place) {
    return "resume it with " + place.command("flows resume " + flow.name());
  }

  /** Checks a reason. */
  static String why(String given) {
    if (given == null) {
      return "";
    }
    if (given.length() > Pause.LONGEST_WHY) {
      throw new UsageException(
          "--why has %d characters; use at most %d".formatted(given.length(), Pause.LONGEST_WHY));
    }
    return OneLine.of(given, Pause.LONGEST_WHY);
  }
}
