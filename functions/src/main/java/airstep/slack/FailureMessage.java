package airstep.slack;

import airstep.json.JsonObject;
import airstep.text.OneLine;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The message about a run in which something did not succeed, in Slack's Block Kit. */
public final class FailureMessage {

  /** A person reads this many; Slack would take 50 blocks. */
  private static final int SHOWN = 10;

  // Together below the 3,000 characters that Slack takes in a section, escapes included.
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 1500;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

  private final JsonObject run;
  private final JsonObject failed;
  private final long total;
  private final List<String> tags;

  /**
   * A message about that run.
   *
   * @param run the run: {@code flow}, {@code execution}, {@code scheduledTime}, {@code byHand}
   * @param failed {@code count}, {@code connections} (outcomes, worst first), {@code reason} if the
   *     run itself failed
   * @param total how many connections the run had
   */
  public FailureMessage(JsonObject run, JsonObject failed, long total, List<String> tags) {
    this.run = run;
    this.failed = failed;
    this.total = total;
    this.tags = tags;
  }

  /** The payload for a webhook. */
  public Map<String, Object> payload() {
    String flow = run.needText("flow");
    List<JsonObject> connections = failed.objects("connections");
    List<Object> blocks = new ArrayList<>();
    blocks.add(Blocks.header("🔴 " + OneLine.of(flow, 120) + " failed"));
    blocks.add(Blocks.section(summary()));
    for (JsonObject connection : connections.subList(0, Math.min(SHOWN, connections.size()))) {
      blocks.add(Blocks.section(describe(connection)));
    }
    long more =
        failed.whole("count").orElse(connections.size()) - Math.min(SHOWN, connections.size());
    if (more > 0) {
      blocks.add(Blocks.section("… and " + more + " more"));
    }
    blocks.add(Blocks.context(Footer.of(run, tags)));
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("text", Mrkdwn.escape(OneLine.of(notification(flow, connections), 1000), 1000));
    payload.put("blocks", blocks);
    return payload;
  }

  private String summary() {
    String what =
        failed
            .text("reason")
            .map(reason -> Mrkdwn.escape(OneLine.of(reason, LONGEST_REASON), LONGEST_REASON))
            .orElseGet(
                () ->
                    failed.whole("count").orElse(0)
                        + " of "
                        + total
                        + (total == 1 ? " connection" : " connections")
                        + " did not succeed");
    return "Run " + when() + ": " + what;
  }

  private String when() {
    String text = run.text("scheduledTime").orElse("");
    String how = run.isTrue("byHand") ? "started by hand on " : "scheduled for ";
    try {
      return how
          + OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).format(TIME)
          + " UTC";
    } catch (DateTimeParseException _) {
      return how + Mrkdwn.escape(OneLine.of(text, 40), 80);
    }
  }

  private static String describe(JsonObject connection) {
    String id = connection.text("connectionId").orElse("");
    StringBuilder text = new StringBuilder();
    text.append(Mrkdwn.bold(connection.text("name").orElse(id), LONGEST_NAME));
    text.append("  ").append(Mrkdwn.escape(outcome(connection), 60));
    connection
        .text("reason")
        .map(reason -> Mrkdwn.escape(OneLine.of(reason, LONGEST_REASON), LONGEST_REASON))
        .filter(reason -> !reason.isEmpty())
        .ifPresent(reason -> text.append("\n>").append(reason));
    text.append('\n').append(String.join(" · ", facts(connection)));
    return text.toString();
  }

  private static List<String> facts(JsonObject connection) {
    List<String> facts = new ArrayList<>();
    connection.whole("jobId").ifPresent(id -> facts.add("job " + id));
    count(connection.whole("triggers"), "trigger", facts);
    count(connection.whole("polls"), "poll", facts);
    connection.whole("durationSeconds").ifPresent(s -> facts.add(spoken(Duration.ofSeconds(s))));
    count(connection.whole("rows"), "row", facts);
    connection.text("link").ifPresent(link -> facts.add(Mrkdwn.link(link, "open in Airbyte")));
    return facts;
  }

  private static void count(OptionalLong number, String noun, List<String> facts) {
    number.ifPresent(
        n -> facts.add(String.format(Locale.ENGLISH, "%,d %s", n, n == 1 ? noun : noun + "s")));
  }

  private String notification(String flow, List<JsonObject> connections) {
    String what =
        failed
            .text("reason")
            .orElseGet(
                () ->
                    connections.isEmpty()
                        ? "no connection reported"
                        : connections.getFirst().text("name").orElse("a connection")
                            + " "
                            + outcome(connections.getFirst())
                            + connections.getFirst().text("reason").map(r -> ": " + r).orElse(""));
    return "Airbyte sync failed: " + flow + " - " + what;
  }

  private static String outcome(JsonObject connection) {
    return connection.text("outcome").orElse("UNKNOWN");
  }

  private static String spoken(Duration duration) {
    if (duration.toMinutes() < 1) {
      return duration.toSeconds() + " s";
    }
    return duration.toHours() < 1
        ? duration.toMinutes() + " min"
        : duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }
}
