package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;

/** The input of CheckAirbyte. */
public record SettingsInput(RunSettings settings) {

  public static SettingsInput read(JsonObject json) {
    return new SettingsInput(RunSettings.read(json.needObject("settings")));
  }
}
