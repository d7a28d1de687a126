package airstep.alert;

import airstep.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The alert in plain words, for the topic of alarms, if Slack does not take it. */
public final class FallbackMail {

  /** A person reads this many. */
  private static final int SHOWN = 20;

  private static final String NEWS =
      "The run ended well. If there is anything to tell beside that, the log of its step NotifyRun"
          + " says it.";

  private FallbackMail() {}

  /**
   * {@code subject} and {@code text}, to which the definition adds why Slack did not take it.
   *
   * @param account of a run that is closed
   */
  public static Map<String, Object> of(JsonObject run, JsonObject account) {
    boolean failed = account.text("status").filter("FAILED"::equals).isPresent();
    String flow = run.text("flow").orElse("");
    Map<String, Object> mail = new LinkedHashMap<>();
    mail.put("subject", "Airstep: " + flow + (failed ? " failed" : " has news"));
    mail.put(
        "text",
        String.join(
            "\n\n",
            "Flow " + flow + ", run of " + run.text("scheduledTime").orElse(""),
            failed ? why(account) : NEWS,
            run.text("execution").orElse(""),
            "Slack did not take this alert: "));
    return mail;
  }

  private static String why(JsonObject account) {
    return account.text("reason").orElseGet(() -> connections(account));
  }

  private static String connections(JsonObject account) {
    long count = account.whole("failed").orElse(0);
    List<JsonObject> worst = account.objects("connections");
    return count
        + " of "
        + account.whole("total").orElse(0)
        + " connections did not succeed"
        + (count > SHOWN ? ", the worst of them:" : ":")
        + worst.stream().limit(SHOWN).map(one -> "\n" + line(one)).collect(Collectors.joining());
  }

  private static String line(JsonObject connection) {
    return "- "
        + connection.text("name").or(() -> connection.text("connectionId")).orElse("a connection")
        + " "
        + connection.text("outcome").orElse("")
        + connection.text("reason").filter(it -> !it.isEmpty()).map(it -> ": " + it).orElse("")
        + connection.text("link").map(it -> " " + it).orElse("");
  }
}
