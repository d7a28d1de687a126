package airstep.vocabulary.run;

import airstep.vocabulary.RunReason;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.util.List;
import java.util.Optional;

/**
 * How a run went: the output of CloseRun, and an input of NotifyRun.
 *
 * @param event the part that is published
 * @param more the part that only the run's own output has
 * @param news the part that only an alert needs
 * @param mail the alert for the topic of alarms, if Slack does not accept it
 */
public record ClosedRun(RunEvent event, More more, News news, Mail mail) implements JsonRecord {

  static ClosedRun read(JsonObject json) {
    return new ClosedRun(
        RunEvent.read(json.needObject("event")),
        More.read(json.needObject("more")),
        News.read(json.needObject("news")),
        Mail.read(json.needObject("mail")));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("event", event)
        .put("more", more)
        .put("news", news)
        .put("mail", mail);
  }

  /**
   * For the next run, and for readers of a failed one.
   *
   * @param offIds the short ids of the connections that are switched off, separated by spaces, with
   *     a last … if there are more; empty if the run failed as a whole
   * @param reasonCode why the run failed as a whole, if it did
   * @param connections those that did not succeed, worst first, as many as fit; empty unless the
   *     run failed
   */
  public record More(
      Optional<String> offIds,
      Optional<RunReason> reasonCode,
      Optional<List<SyncOutcome>> connections)
      implements JsonRecord {

    static More read(JsonObject json) {
      return new More(
          json.text("offIds"),
          json.text("reasonCode").map(_ -> json.needOneOf(RunReason.values(), "reasonCode")),
          json.fields().containsKey("connections")
              ? Optional.of(json.needList("connections", SyncOutcome::read))
              : Optional.empty());
    }

    @Override
    public JsonFields json() {
      return new JsonFields()
          .putIfAny("offIds", offIds)
          .putIfAny("reasonCode", reasonCode)
          .putIfAny("connections", connections);
    }
  }

  /** What an alert needs besides the other parts. */
  public sealed interface News {

    /** Returns what is known. */
    Details details();

    static News read(JsonObject json) {
      return json.fields().containsKey("failed")
          ? new Unclosed(json.object("failed").map(RunFailure::read), json.needWhole("synced"))
          : Details.read(json);
    }
  }

  /**
   * The news of a run that CloseRun closed.
   *
   * @param synced how many connections succeeded
   * @param down how many failed because Airbyte did not answer
   * @param named whether the flow names its connections
   * @param succeeded the ids of those that succeeded; empty if they are too many
   * @param noticed those that succeeded with something to review, possibly not all
   * @param off those that are switched off, possibly not all
   */
  public record Details(
      long synced,
      long down,
      boolean named,
      Optional<List<String>> succeeded,
      List<SyncOutcome> noticed,
      List<OffConnection> off)
      implements News, JsonRecord {

    @Override
    public Details details() {
      return this;
    }

    /** No news. */
    public static final Details NONE =
        new Details(0, 0, false, Optional.empty(), List.of(), List.of());

    static Details read(JsonObject json) {
      return new Details(
          json.needWhole("synced"),
          json.needWhole("down"),
          json.needBoolean("named"),
          json.fields().containsKey("succeeded")
              ? Optional.of(json.needTexts("succeeded"))
              : Optional.empty(),
          json.needList("noticed", SyncOutcome::read),
          json.needList("off", OffConnection::read));
    }

    @Override
    public JsonFields json() {
      return new JsonFields()
          .put("synced", synced)
          .put("down", down)
          .put("named", named)
          .putIfAny("succeeded", succeeded)
          .put("noticed", noticed)
          .put("off", off);
    }
  }

  /**
   * The news of a run that CloseRun could not close.
   *
   * @param failed why it failed as a whole, if it did
   * @param synced how many connections succeeded
   */
  public record Unclosed(Optional<RunFailure> failed, long synced) implements News {

    /** The same as details, which say no more. */
    @Override
    public Details details() {
      return new Details(synced, 0, false, Optional.empty(), List.of(), List.of());
    }
  }

  /** An email. The definition appends the error to its text. */
  public record Mail(String subject, String text) implements JsonRecord {

    static Mail read(JsonObject json) {
      return new Mail(json.needText("subject"), json.needText("text"));
    }

    @Override
    public JsonFields json() {
      return new JsonFields().put("subject", subject).put("text", text);
    }
  }
}
