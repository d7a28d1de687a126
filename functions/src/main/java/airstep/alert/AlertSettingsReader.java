package airstep.alert;

import airstep.json.JsonObject;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import java.util.EnumSet;

/** Reads the settings of alerts from what a step is given. */
public final class AlertSettingsReader {

  private AlertSettingsReader() {}

  /**
   * The settings in {@code alert}; where it names no kinds, all of them; words that are no kind are
   * left out.
   */
  public static AlertSettings read(JsonObject alert) {
    EnumSet<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
    alert.texts("kinds").forEach(word -> AlertKind.of(word).ifPresent(kinds::add));
    return new AlertSettings(
        alert.needText("secret"),
        alert.fields().containsKey("kinds") ? kinds : EnumSet.allOf(AlertKind.class),
        alert.text("mention"),
        alert.text("runbook"),
        alert.text("text"));
  }
}
