package airstep.alert;

import airstep.json.JsonFields;
import airstep.json.JsonObject;
import airstep.vocabulary.RunReason;
import airstep.vocabulary.run.ClosedRun;
import airstep.vocabulary.run.ClosedRun.Details;
import airstep.vocabulary.run.ClosedRun.Mail;
import airstep.vocabulary.run.ClosedRun.More;
import airstep.vocabulary.run.ClosedRun.News;
import airstep.vocabulary.run.ClosedRun.Unclosed;
import airstep.vocabulary.run.RunFailure;
import java.util.Map;
import java.util.Optional;

/** Reads and writes a {@link ClosedRun}. */
public final class ClosedRunJson {

  private ClosedRunJson() {}

  static ClosedRun read(JsonObject json) {
    JsonObject mail = json.needObject("mail");
    return new ClosedRun(
        RunEventJson.read(json.needObject("event")),
        readMore(json.needObject("more")),
        readNews(json.needObject("news")),
        new Mail(mail.needText("subject"), mail.needText("text")));
  }

  /** Reads {@code code} and the values that belong to it. */
  public static RunFailure readFailure(JsonObject json) {
    return new RunFailure(
        json.needOneOf(RunReason.values(), "code"),
        json.whole("seconds"),
        json.texts("flows"),
        json.object("fault").map(ErrorOutput::read));
  }

  private static More readMore(JsonObject json) {
    return new More(
        json.text("offIds"),
        json.text("reason"),
        json.text("reasonCode").map(_ -> json.needOneOf(RunReason.values(), "reasonCode")),
        json.fields().containsKey("connections")
            ? Optional.of(json.needObjects("connections").stream().map(OutcomeJson::read).toList())
            : Optional.empty());
  }

  private static News readNews(JsonObject json) {
    if (json.fields().containsKey("failed")) {
      return new Unclosed(json.object("failed").map(ClosedRunJson::readFailure));
    }
    return new Details(
        json.needWhole("synced"),
        json.needWhole("down"),
        json.needBoolean("named"),
        json.fields().containsKey("succeeded")
            ? Optional.of(json.needTexts("succeeded"))
            : Optional.empty(),
        json.needObjects("noticed").stream().map(OutcomeJson::read).toList(),
        json.needObjects("off").stream().map(OutcomeJson::readOff).toList());
  }

  public static Map<String, Object> write(ClosedRun closed) {
    return new JsonFields()
        .put("event", RunEventJson.write(closed.event()))
        .put("more", write(closed.more()))
        .put("news", write(closed.news()))
        .put(
            "mail",
            new JsonFields()
                .put("subject", closed.mail().subject())
                .put("text", closed.mail().text())
                .map())
        .map();
  }

  private static Map<String, Object> write(More more) {
    return new JsonFields()
        .putIfAny("offIds", more.offIds())
        .putIfAny("reason", more.reason())
        .putIfAny("reasonCode", more.reasonCode())
        .putIfAny("connections", more.connections().map(OutcomeJson::writeAll))
        .map();
  }

  private static Map<String, Object> write(News news) {
    return switch (news) {
      case Details details ->
          new JsonFields()
              .put("synced", details.synced())
              .put("down", details.down())
              .put("named", details.named())
              .putIfAny("succeeded", details.succeeded())
              .put("noticed", OutcomeJson.writeAll(details.noticed()))
              .put("off", details.off().stream().map(OutcomeJson::write).toList())
              .map();
      case Unclosed _ -> throw new IllegalArgumentException("only a definition says this");
    };
  }
}
