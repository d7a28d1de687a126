package airstep.doctor;

import java.util.List;
import java.util.function.Consumer;

/** Asks all questions, one after the other, and reports each answer. */
public final class Doctor {

  /** Every check, in the order of the report. */
  static final List<DoctorCheck> CHECKS =
      List.of(
          new CredentialsCheck(),
          new VariableCheck(),
          new FlowConnectionsCheck(),
          new UnlistedCheck(),
          new OwnScheduleCheck(),
          new FailingCheck(),
          new ClockChangeCheck(),
          new OverlapCheck(),
          new ScheduleSwitchCheck(),
          new WebhookCheck(),
          new SubscriptionCheck(),
          new DefinitionCheck(),
          new CodeCheck(),
          new HistoryCheck());

  private Doctor() {}

  /**
   * Examines an installation.
   *
   * @param progress receives the name of each check before it begins
   */
  public static Diagnosis examine(Installation installation, Consumer<String> progress) {
    return new Diagnosis(
        CHECKS.stream()
            .filter(check -> check.applies(installation))
            .map(
                check -> {
                  progress.accept(check.name());
                  return examined(check, installation);
                })
            .toList());
  }

  private static Diagnosis.Examined examined(DoctorCheck check, Installation installation) {
    List<Finding> findings =
        Asked.at(check.name(), installation.command("doctor"), () -> check.findings(installation));
    if (findings.isEmpty()) {
      throw new IllegalStateException(check.name() + " has found nothing, not even health");
    }
    return new Diagnosis.Examined(check.group(), check.name(), findings);
  }
}
