package airstep.alert;

import airstep.json.JsonObject;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import java.util.EnumSet;

/** Reads {@link AlertSettings} from the input of a step. */
public final class AlertSettingsReader {

  private AlertSettingsReader() {}

  /**
   * Reads the settings. Without {@code kinds} they include every kind; unknown kinds, which another
   * release may have, are ignored.
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
