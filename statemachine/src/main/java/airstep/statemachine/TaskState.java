package airstep.statemachine;

import airstep.vocabulary.StateName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The Task states of the definitions of flows, runs and syncs. A test keeps this list complete. */
enum TaskState {
  START_RUN("flow", StateName.START_RUN),

  CHECK_AIRBYTE("run", "Check Airbyte"),
  LIST_SUBSCRIPTIONS("run", "List Subscriptions"),
  SEND_CHECK("run", "Send Check"),
  LOOK_UPSTREAM("run", "Look Upstream"),
  PLAN_RUN("run", StateName.PLAN_RUN),
  SYNC_PART("run", StateName.SYNC_PARTS + "/Sync Part"),
  PLAN_LARGE_RUN("run", "Plan Large Run"),
  SYNC_CONNECTION("run", StateName.SYNC_CONNECTIONS + "/" + StateName.SYNC_CONNECTION),
  CLOSE_RUN("run", StateName.CLOSE_RUN),
  NOTIFY_RUN("run", "Notify Run"),
  PUBLISH_ALERT("run", "Publish Alert"),
  PUBLISH_RUN("run", StateName.PUBLISH_RUN),
  PUBLISH_FAILED_RUN("run", "Publish Failed Run"),

  START_CLEAN_UP("sync", "Start Clean-Up"),
  FIND_JOB("sync", "Find Job"),
  TAKE_TURN("sync", "Take Turn"),
  PREPARE_SYNC("sync", StateName.PREPARE_SYNC),
  TRIGGER_SYNC("sync", StateName.TRIGGER_SYNC),
  CHECK_SYNC("sync", StateName.CHECK_SYNC),
  NOTIFY_STUCK("sync", "Notify Stuck"),
  PUBLISH_STUCK("sync", "Publish Stuck"),
  CANCEL_SYNC("sync", StateName.CANCEL_SYNC),
  PUBLISH_SUCCESS("sync", "Publish Success"),
  CLOSE_SYNC("sync", StateName.CLOSE_SYNC),
  PUBLISH_SYNC("sync", StateName.PUBLISH_SYNC);

  /** What a run passes through at most once, besides its syncs and its looks at other flows. */
  static final List<TaskState> OF_A_RUN =
      List.of(PLAN_RUN, CLOSE_RUN, NOTIFY_RUN, PUBLISH_ALERT, PUBLISH_RUN, PUBLISH_FAILED_RUN);

  /** What a check passes through. */
  static final List<TaskState> OF_A_CHECK = List.of(CHECK_AIRBYTE, LIST_SUBSCRIPTIONS, SEND_CHECK);

  /** What a sync passes through at most once, besides its triggers and polls. */
  static final List<TaskState> OF_A_SYNC =
      List.of(
          PREPARE_SYNC,
          NOTIFY_STUCK,
          PUBLISH_STUCK,
          CANCEL_SYNC,
          PUBLISH_SUCCESS,
          CLOSE_SYNC,
          PUBLISH_SYNC);

  private final String definition;
  private final String path;

  TaskState(String definition, String path) {
    this.definition = definition;
    this.path = path;
  }

  /** Returns its definition and name, with the Map that contains it: {@code run/Plan Run}. */
  String path() {
    return definition + "/" + path;
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
