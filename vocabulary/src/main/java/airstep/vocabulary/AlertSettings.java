package airstep.vocabulary;

import airstep.vocabulary.json.JsonObject;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The alert settings of a flow.
 *
 * @param secret the name of the secret that contains the webhook URL
 * @param kinds the kinds of alerts to send, in enum order
 * @param mention who is mentioned in a serious alert: {@code here}, {@code channel}, or the Slack
 *     id of a user or user group
 * @param runbook the URL of a page with instructions
 * @param text a template for the notification of a run that failed, with placeholders like <code>
 *      {{ flow.name }}</code>, all valid and with one space on each side
 */
public record AlertSettings(
    String secret,
    Set<AlertKind> kinds,
    Optional<String> mention,
    Optional<String> runbook,
    Optional<String> text) {

  /** The default settings. */
  public static final AlertSettings USUAL =
      new AlertSettings(
          "slack/alerts",
          EnumSet.allOf(AlertKind.class),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public AlertSettings {
    EnumSet<AlertKind> ordered = EnumSet.noneOf(AlertKind.class);
    ordered.addAll(kinds);
    kinds = Collections.unmodifiableSet(ordered);
  }

  /**
   * Reads the settings. Without {@code kinds} they include every kind; unknown kinds, which another
   * release may have, are ignored.
   */
  public static AlertSettings read(JsonObject json) {
    EnumSet<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
    json.texts("kinds").forEach(word -> AlertKind.of(word).ifPresent(kinds::add));
    return new AlertSettings(
        json.needText("secret"),
        json.fields().containsKey("kinds") ? kinds : EnumSet.allOf(AlertKind.class),
        json.text("mention"),
        json.text("runbook"),
        json.text("text"));
  }
}
