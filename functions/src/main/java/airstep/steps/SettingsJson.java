package airstep.steps;

import airstep.json.JsonObject;
import airstep.vocabulary.run.RunSettings;
import airstep.vocabulary.run.RunSettings.AllActive;
import airstep.vocabulary.run.RunSettings.Connections;
import airstep.vocabulary.run.RunSettings.LeftOut;
import airstep.vocabulary.run.RunSettings.Named;
import airstep.vocabulary.run.RunSettings.Sync;
import airstep.vocabulary.run.SettingsInput;

/** Reads a {@link SettingsInput}. */
final class SettingsJson {

  private SettingsJson() {}

  static SettingsInput read(JsonObject input) {
    JsonObject json = input.needObject("settings");
    JsonObject sync = json.needObject("sync");
    return new SettingsInput(
        new RunSettings(
            connections(json),
            json.needWhole("maxConnections"),
            new Sync(
                sync.needText("airbyteSecret"),
                SyncSettingsJson.whenRunning(sync),
                sync.needText("job"))));
  }

  private static Connections connections(JsonObject json) {
    return json.isTrue("allActive")
        ? new AllActive(
            json.needTexts("workspaces"),
            json.needObjects("leaveOut").stream()
                .map(it -> new LeftOut(it.needText("connectionId"), it.needText("flow")))
                .toList())
        : new Named(json.needTexts("connections"));
  }
}
