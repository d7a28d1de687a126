package airstep.flows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * One meaning of a time zone abbreviation, a row of {@code zone-abbreviations.txt}. Abbreviations
 * are ambiguous, and none of these is an IANA name.
 *
 * @param offset empty if it changes with daylight saving time
 * @param place an IANA zone that has this offset for at least part of the year
 */
record ZoneAbbreviation(String text, String name, Optional<ZoneOffset> offset, String place) {
  private static final List<ZoneAbbreviation> ALL = read("zone-abbreviations.txt");

  /** Returns all meanings of a word, ignoring case; empty if it is unknown. */
  static List<ZoneAbbreviation> of(String word) {
    return ALL.stream().filter(each -> each.text.equalsIgnoreCase(word)).toList();
  }

  private static List<ZoneAbbreviation> read(String table) {
    try (InputStream rows = ZoneAbbreviation.class.getResourceAsStream(table)) {
      String text = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(ZoneAbbreviation::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(table + " cannot be read", e);
    }
  }

  private static ZoneAbbreviation parse(String line) {
    String[] cells = line.split(" *\\| *", -1);
    Optional<ZoneOffset> offset =
        Optional.of(cells[2]).filter(text -> !text.isEmpty()).map(ZoneOffset::of);
    return new ZoneAbbreviation(cells[0], cells[1], offset, cells[3]);
  }
}
