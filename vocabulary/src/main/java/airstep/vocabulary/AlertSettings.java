package airstep.vocabulary;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to alert about a flow, about what, and how.
 *
 * @param secret the name of the secret with the webhook's address
 * @param kinds what is alerted about, in the order of the enum; nothing else is
 * @param mention whom a serious alert mentions: {@code here}, {@code channel}, or the id of a user
 *     or of a user group in Slack
 * @param runbook the address of the page that says what to do
 * @param text a template for the notification of a run that failed, with placeholders like <code>
 *     {{ flow.name }}</code>, each known and with one blank on either side
 */
public record AlertSettings(
    String secret,
    Set<AlertKind> kinds,
    Optional<String> mention,
    Optional<String> runbook,
    Optional<String> text) {

  /** What counts where nothing is written. */
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
}
