package airstep.operate;

import airstep.text.OneLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pause as a text that AWS keeps beside a rule or a schedule. */
final class PauseNote {

  /** The limit of a description. */
  private static final int LONGEST = 512;

  private static final Pattern NOTE =
      Pattern.compile(
          "(?s)Paused(?: until (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ))?(?:: (.*))?");
  private static final Pattern ADDED = Pattern.compile("(?s) \\[(Paused.*)]$");

  private PauseNote() {}

  static String text(Pause pause) {
    String until =
        pause.until().map(at -> " until " + at.truncatedTo(ChronoUnit.SECONDS)).orElse("");
    return "Paused" + until + (pause.why().isEmpty() ? "" : ": " + pause.why());
  }

  /** Returns empty if the text is no such note. */
  static Optional<Pause> read(String text) {
    Matcher note = NOTE.matcher(text);
    return note.matches()
        ? Optional.of(
            new Pause(
                Optional.ofNullable(note.group(1)).map(Instant::parse),
                Optional.ofNullable(note.group(2)).orElse("")))
        : Optional.empty();
  }

  /** Returns the note that {@link #addTo} has added to a description. */
  static Optional<Pause> in(String description) {
    Matcher added = ADDED.matcher(description);
    return added.find() ? read(added.group(1)) : Optional.empty();
  }

  /** Returns the description with this note instead of any other. A long reason is cut. */
  static String addTo(String description, Pause pause) {
    String plain = removeFrom(description);
    String note = OneLine.cut(text(pause), LONGEST - plain.length() - 3);
    return plain + " [" + note + "]";
  }

  static String removeFrom(String description) {
    return ADDED.matcher(description).replaceFirst("");
  }
}
