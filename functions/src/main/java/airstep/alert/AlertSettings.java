package airstep.alert;

import airstep.json.JsonObject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to alert of a flow, of what, and how.
 *
 * @param secret the name of the secret with the webhook's address
 * @param kinds what is told; everything else is not
 * @param mention {@code here}, {@code channel}, or the id of a user or of a user group
 * @param runbook the address of what to do
 * @param text a template for the notification of a run that failed
 */
public record AlertSettings(
    String secret,
    Set<Kind> kinds,
    Optional<String> mention,
    Optional<String> runbook,
    Optional<String> text) {

  public AlertSettings {
    kinds = Set.copyOf(kinds);
  }

  /**
   * The settings in {@code alert}; where it names no kinds, all of them; words that are no kind are
   * left out.
   */
  public static AlertSettings of(JsonObject alert) {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    alert.texts("kinds").forEach(word -> Kind.of(word).ifPresent(kinds::add));
    return new AlertSettings(
        alert.needText("secret"),
        alert.fields().containsKey("kinds") ? kinds : EnumSet.allOf(Kind.class),
        alert.text("mention"),
        alert.text("runbook"),
        alert.text("text"));
  }
}
