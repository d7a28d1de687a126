package airstep.imports;

import airstep.json.Json;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Translates a crontab into flows, one for each line that calls Airbyte. */
public final class CrontabImport {

  private static final int LONGEST_NAME = 43;
  private static final int FIRST_OF_ID = 8;

  /** Programs whose name says nothing about what they sync. */
  private static final Set<String> PROGRAMS =
      Set.of("a command", "curl", "env", "flock", "http", "timeout", "wget");

  private final String source;
  private final AirbyteCallReader calls;
  private final FlowNames names = new FlowNames();
  private final List<FlowDraft> drafts = new ArrayList<>();

  /** By the number of the line. */
  private final SortedMap<Integer, String> leftOut = new TreeMap<>();

  private CrontabImport(String source, List<Path> folders) {
    this.source = source;
    this.calls = new AirbyteCallReader(new Scripts(folders));
  }

  /**
   * Translates a crontab.
   *
   * @param source what the flow files call it
   * @param zone the IANA name of the time zone of its times
   * @param folders where to look for the scripts of its lines
   */
  public static Imported read(String text, String source, String zone, List<Path> folders) {
    CrontabImport crontab = new CrontabImport(source, folders);
    CrontabReader reader = new CrontabReader(text, zone);
    reader.refused().forEach(line -> crontab.leaveOut(line, "is not a line of a crontab"));
    reader.lines().forEach(crontab::add);
    return new Imported(crontab.drafts, List.copyOf(crontab.leftOut.values()));
  }

  /** Returns what is wrong with the name of a time zone; empty if flows can have it. */
  public static Optional<String> zoneProblem(String zone) {
    return DraftText.problem(
            "schedule: {cron: '0 0 * * *', timezone: %s}".formatted(Json.write(zone)))
        .map(DraftText::why);
  }

  private void add(CrontabLine line) {
    calls
        .read(line)
        .ifPresentOrElse(
            call -> drafts.add(draft(line, call)),
            () -> leaveOut(line.number(), "does not call Airbyte"));
  }

  private void leaveOut(int number, String why) {
    leftOut.put(number, "line %d %s".formatted(number, why));
  }

  private FlowDraft draft(CrontabLine line, AirbyteCall call) {
    DraftText text = new DraftText();
    text.comment(
        "From line %d of %s: %s %s".formatted(line.number(), source, line.when(), call.script()));
    call.apiUrl()
        .ifPresent(url -> text.comment("The secret airbyte/api-credentials needs api_url: " + url));
    text.description(
        line.comment().isEmpty() ? "Imported from cron: " + call.script() : line.comment());
    call.doubts().forEach(text::todo);
    if (!call.doubts().isEmpty() || (!call.allActive() && call.connections().isEmpty())) {
      text.put("enabled", "false");
    }
    Optional<OldSchedule> old = Optional.empty();
    if (line.cron().startsWith("@")) {
      text.todo("schedule, was " + line.when() + ": a flow has no such start");
    } else if (text.schedule(line.cron(), line.zone())) {
      old =
          CronClock.of(line.cron(), ZoneId.of(line.zone()))
              .map(clock -> new OldSchedule(clock, true));
    }
    if (call.allActive()) {
      text.put("connections", "all-active");
      if (!call.workspaces().isEmpty()) {
        text.put("workspaces", call.workspaces().toString());
      }
    } else {
      text.connections(call.connections());
    }
    if (call.clears()) {
      text.put("job", "clear").put("confirm", "true");
    }
    return new FlowDraft(names.next(name(line, call)), text.toString(), old);
  }

  /** The comment above the line, if it is short and no line that is commented out. */
  private static String name(CrontabLine line, AirbyteCall call) {
    boolean named =
        !line.comment().isEmpty()
            && line.comment().length() <= LONGEST_NAME
            && line.comment().matches(".*[A-Za-z].*")
            && !line.comment().contains("* ");
    if (named) {
      return line.comment();
    }
    String script = call.script().replaceFirst("\\.\\w+$", "");
    if (!PROGRAMS.contains(script)) {
      return script;
    }
    return call.connections().stream()
        .findFirst()
        .map(id -> "airbyte-" + id.substring(0, FIRST_OF_ID))
        .orElse("airbyte-line-" + line.number());
  }
}
