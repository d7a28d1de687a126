package airstep.alert;

import airstep.airbyte.AirbyteUnavailableException;
import airstep.json.JsonObject;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.SyncReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A sync that has come to its end, as its definition knows it. */
public final class ClosedSync {

  /** What a job's report says of it that its sync's outcome repeats. */
  private static final List<String> OF_THE_JOB =
      List.of("failureOrigin", "failureType", "rows", "bytes", "durationSeconds");

  private static final String UNAVAILABLE = AirbyteUnavailableException.class.getName();

  private final JsonObject input;
  private final JsonObject sync;
  private final JsonObject verdict;
  private final Outcome outcome;
  private final Optional<SyncReason> reason;
  private final OptionalLong jobId;

  private ClosedSync(JsonObject input) {
    this.input = input;
    this.sync = input.needObject("sync");
    this.verdict = input.needObject("verdict");
    this.outcome = Outcome.of(verdict.needText("outcome"));
    this.reason = SyncReason.of(verdict.text("code").orElse(""));
    this.jobId = input.whole("jobId");
  }

  /** Reads what the step is given: see {@code Close Sync} in the definition. */
  public static ClosedSync of(JsonObject input) {
    return new ClosedSync(input);
  }

  /**
   * The outcome, as the sync's execution and its event say it: {@code outcome}, {@code
   * connectionId}, and what is known of the rest.
   *
   * @param now when it is closed
   */
  public Map<String, Object> outcome(Instant now) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("outcome", outcome.name());
    told.put("connectionId", sync.text("connectionId").orElse("none"));
    sync.text("name").ifPresent(name -> told.put("name", name));
    jobId.ifPresent(id -> told.put("jobId", id));
    told.put("triggers", input.whole("triggers").orElse(0));
    told.put("polls", input.whole("polls").orElse(0));
    input
        .whole("triggered")
        .ifPresent(
            at -> told.put("durationSeconds", Math.round((now.toEpochMilli() - at) / 1000.0)));
    if (reason.filter(it -> it == SyncReason.JOB_ENDED).isPresent()) {
      Map<String, Object> report = input.needObject("job").fields();
      OF_THE_JOB.stream()
          .filter(report::containsKey)
          .forEach(key -> told.put(key, report.get(key)));
    }
    SyncSentence.of(reason, input).ifPresent(words -> told.put("reason", words));
    if (reason.filter(SyncReason::isFault).isPresent()
        && input
            .object("fault")
            .flatMap(it -> it.text("Error"))
            .filter(UNAVAILABLE::equals)
            .isPresent()) {
      told.put("down", true);
    }
    notice(told);
    link(told);
    return told;
  }

  /** What may be worth a look though it succeeded, and since when it has not. */
  private void notice(Map<String, Object> told) {
    if (outcome == Outcome.SUCCEEDED) {
      sync.object("usual")
          .filter(usual -> isLess(told.get("rows"), usual.whole("least")))
          .ifPresent(
              usual -> {
                told.put("usualRows", usual.fields().get("rows"));
                told.put("usualJobs", usual.fields().get("jobs"));
              });
    }
    sync.text("schemaChange").ifPresent(change -> told.put("schemaChange", change));
    if (sync.isTrue("deleted")) {
      told.put("deleted", true);
    }
    if (outcome != Outcome.SUCCEEDED) {
      sync.text("lastSuccess").ifPresent(time -> told.put("lastSuccess", time));
    }
  }

  private static boolean isLess(Object rows, OptionalLong least) {
    return rows instanceof Number number
        && least.isPresent()
        && number.longValue() < least.getAsLong();
  }

  private void link(Map<String, Object> told) {
    boolean quiet =
        outcome == Outcome.SUCCEEDED
            && !told.containsKey("usualRows")
            && !told.containsKey("schemaChange");
    if (!quiet) {
      sync.text("link").ifPresent(link -> told.put("link", JobLink.of(link, jobId)));
    }
  }
}
