package airstep.embedded.slack;

import java.util.Map;
import java.util.regex.Pattern;

/** The names of emoji in status messages; other names remain as they are. */
final class Emoji {

  private static final Pattern NAME = Pattern.compile(":([a-z0-9_+-]+):");

  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("white_check_mark", "✅"),
          Map.entry("heavy_check_mark", "✔️"),
          Map.entry("x", "❌"),
          Map.entry("warning", "⚠️"),
          Map.entry("rotating_light", "🚨"),
          Map.entry("no_entry", "⛔"),
          Map.entry("red_circle", "🔴"),
          Map.entry("large_red_circle", "🔴"),
          Map.entry("large_orange_circle", "🟠"),
          Map.entry("large_yellow_circle", "🟡"),
          Map.entry("large_green_circle", "🟢"),
          Map.entry("hourglass", "⌛"),
          Map.entry("hourglass_flowing_sand", "⏳"),
          Map.entry("repeat", "🔁"),
          Map.entry("fire", "🔥"),
          Map.entry("tada", "🎉"),
          Map.entry("bell", "🔔"));

  private Emoji() {}

  static String replaceAll(String text) {
    return NAME.matcher(text).replaceAll(name -> BY_NAME.getOrDefault(name.group(1), name.group()));
  }
}
