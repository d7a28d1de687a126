package airstep.vocabulary.run;

/** The input of PlanRun and of CheckAirbyte. */
public record SettingsInput(RunSettings settings) {}
