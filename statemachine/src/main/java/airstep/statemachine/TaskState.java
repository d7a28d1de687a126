package airstep.statemachine;

import airstep.vocabulary.StepName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The Task states of the definitions of flows, runs and syncs. A test keeps this list complete. */
enum TaskState {
  START_RUN("flow", "Start Run"),

  CHECK_AIRBYTE("run", "Check Airbyte", StepName.CHECK_AIRBYTE),
  LIST_SUBSCRIPTIONS("run", "List Subscriptions"),
  SEND_CHECK("run", "Send Check", StepName.CHECK_ALERT),
  LOOK_UPSTREAM("run", "Look Upstream", StepName.CHECK_UPSTREAM),
  PLAN_RUN("run", "Plan Run", StepName.PLAN_RUN),
  SYNC_CONNECTION("run", "Sync Connections/Sync Connection"),
  CLOSE_RUN("run", "Close Run", StepName.CLOSE_RUN),
  NOTIFY_RUN("run", "Notify Run", StepName.NOTIFY_RUN),
  PUBLISH_ALERT("run", "Publish Alert"),
  REPORT_RUN("run", "Report Run", StepName.REPORT_RUN),
  PUBLISH_RUN("run", "Publish Run"),

  START_CLEAN_UP("sync", "Start Clean-Up"),
  FIND_JOB("sync", "Find Job", StepName.FIND_JOB),
  PREPARE_SYNC("sync", "Prepare Sync", StepName.PREPARE_SYNC),
  TRIGGER_SYNC("sync", "Trigger Sync", StepName.TRIGGER_SYNC),
  CHECK_SYNC("sync", "Check Sync", StepName.CHECK_SYNC),
  NOTIFY_STUCK("sync", "Notify Stuck", StepName.NOTIFY_RUN),
  PUBLISH_STUCK("sync", "Publish Stuck"),
  CANCEL_SYNC("sync", "Cancel Sync", StepName.CANCEL_SYNC),
  CLOSE_SYNC("sync", "Close Sync", StepName.CLOSE_SYNC),
  PUBLISH_SYNC("sync", "Publish Sync");

  /** What a run passes through once, besides its syncs and its looks at other flows. */
  static final List<TaskState> OF_A_RUN =
      List.of(PLAN_RUN, CLOSE_RUN, NOTIFY_RUN, PUBLISH_ALERT, REPORT_RUN, PUBLISH_RUN);

  /** What a check passes through. */
  static final List<TaskState> OF_A_CHECK = List.of(CHECK_AIRBYTE, LIST_SUBSCRIPTIONS, SEND_CHECK);

  /** What a sync passes through once, besides its triggers and polls. */
  static final List<TaskState> OF_A_SYNC =
      List.of(PREPARE_SYNC, NOTIFY_STUCK, PUBLISH_STUCK, CANCEL_SYNC, CLOSE_SYNC, PUBLISH_SYNC);

  private final String definition;
  private final String path;
  private final Optional<StepName> step;

  TaskState(String definition, String path) {
    this(definition, path, Optional.empty());
  }

  TaskState(String definition, String path, StepName step) {
    this(definition, path, Optional.of(step));
  }

  TaskState(String definition, String path, Optional<StepName> step) {
    this.definition = definition;
    this.path = path;
    this.step = step;
  }

  /** Returns its definition and name, with the Map that contains it: {@code run/Plan Run}. */
  String path() {
    return definition + "/" + path;
  }

  /** Returns the step that it calls; empty if it calls an AWS service. */
  Optional<StepName> step() {
    return step;
  }

  /**
   * Returns the state as the definition has it.
   *
   * @throws IllegalStateException if the definition has no such state
   */
  JsonNode read() {
    return Template.named(definition).state(path.split("/"));
  }
}
