package airstep.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a crontab into the lines that start commands. */
final class CrontabReader {

  private static final Pattern VARIABLE =
      Pattern.compile("[\"']?(?<name>[A-Za-z_]\\w*)[\"']?\\s*=\\s*(?<value>.*)");
  private static final Pattern LINE =
      Pattern.compile("-?(?<when>@\\w+|\\S+(?:\\s+\\S+){4})\\s+(?<command>\\S.*)");

  private final String zone;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<CrontabLine> lines = new ArrayList<>();
  private final List<Integer> refused = new ArrayList<>();

  /** Reads a crontab whose times are in that zone unless a CRON_TZ in it says otherwise. */
  CrontabReader(String text, String zone) {
    this.zone = zone;
    List<String> all = text.lines().map(String::strip).toList();
    for (int i = 0; i < all.size(); i++) {
      read(i + 1, all.get(i), i == 0 ? "" : all.get(i - 1));
    }
  }

  List<CrontabLine> lines() {
    return lines;
  }

  /** The numbers of the lines that are neither empty, nor a comment, a variable or a command. */
  List<Integer> refused() {
    return refused;
  }

  private void read(int number, String line, String above) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    Matcher variable = VARIABLE.matcher(line);
    if (variable.matches()) {
      variables.put(variable.group("name"), unquoted(variable.group("value")));
      return;
    }
    Matcher matcher = LINE.matcher(line);
    if (matcher.matches()) {
      lines.add(
          new CrontabLine(
              number,
              variables.getOrDefault("CRON_TZ", zone),
              matcher.group("when").replaceAll("\\s+", " "),
              matcher.group("command"),
              above.startsWith("#") ? above.replaceFirst("^#+", "").strip() : "",
              variables));
    } else {
      refused.add(number);
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.matches("(['\"]).*\\1");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
