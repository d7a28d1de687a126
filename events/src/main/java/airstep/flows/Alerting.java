package airstep.flows;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told what about a flow, with everything taken together that counts for it.
 *
 * @param secret name of the secret with the address of the alerts
 * @param kinds one at least, in the order of the enum
 * @param mention whom a serious alert calls: {@code here}, {@code channel}, or the id of a user or
 *     of a user group in Slack
 * @param runbook address of the page that says what to do
 * @param text the notification's text, with placeholders like <code>{{ flow.name }}</code>, each
 *     known and with one blank on either side
 */
public record Alerting(
    String secret,
    Set<AlertKind> kinds,
    Optional<String> mention,
    Optional<String> runbook,
    Optional<String> text) {

  /** What counts where nothing is written. */
  static final Alerting USUAL =
      new Alerting(
          "slack/alerts",
          EnumSet.allOf(AlertKind.class),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Alerting {
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
  }
}
