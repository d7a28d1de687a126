package airstep.doctor;

/** What a check is about, in the order of the report. */
public enum Group {
  AIRBYTE("Airbyte"),
  CONNECTIONS("Connections"),
  SCHEDULES("Schedules"),
  ALERTS("Alerts"),
  STAGE("Executions and deployment");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  /** Returns its heading. */
  public String title() {
    return title;
  }
}
