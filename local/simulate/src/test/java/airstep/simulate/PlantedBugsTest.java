package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.StepName;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random days find each of these plausible mistakes. */
class PlantedBugsTest {

  private static final int DAYS = 2000;
  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

  static Stream<Arguments> bugs() {
    return Stream.of(
        bug(
            "triggers again without a check",
            Invariant.ONE_JOB,
            26,
            Bug.inInput(
                    StepName.TRIGGER_SYNC,
                    input -> {
                      input.put("again", false);
                      input.put("onlyLook", false);
                    })
                .on(PlantedBugsTest::losesTrigger)),
        bug(
            "does not wait until a lost trigger has landed",
            Invariant.ONE_JOB,
            89,
            Bug.inDefinition("$failure.effectSeconds * 1000", "$failure.effectSeconds * 100")
                .on(PlantedBugsTest::losesTrigger)),
        bug(
            "runs again for a schedule that fires twice",
            Invariant.ONE_JOB,
            3,
            Bug.inDefinition("' & $key %}", "R' & $states.context.Execution.Name %}")),
        bug(
            "takes all that people start for one run",
            Invariant.ONE_JOB,
            6,
            Bug.inDefinition("$name := $states.context.Execution.Name", "$name := 'by-hand'")),
        bug(
            "retries a failed job although the flow does not say so",
            Invariant.ONE_JOB,
            21,
            Bug.inDefinition("'failed' in $sync.retries.on", "true")),
        bug(
            "takes a failed attempt for the end",
            Invariant.TRUE_VERDICT,
            11,
            Bug.inAnswer(StepName.CHECK_SYNC, answer -> ends(answer, "incomplete", "FAILED"))),
        bug(
            "takes an unknown status for success",
            Invariant.TRUE_VERDICT,
            81,
            Bug.inAnswer(StepName.CHECK_SYNC, answer -> ends(answer, "rebalancing", "SUCCEEDED"))
                .on(FaultKind.UNKNOWN_STATUS)),
        bug(
            "takes a failed poll for a failed job",
            Invariant.TRUE_VERDICT,
            44,
            Bug.inDefinition(
                    "\"finished\" : false,\n            \"unseen\"",
                    "\"finished\" : true, \"outcome\" : \"FAILED\", \"reason\" : \"it broke\",\n"
                        + "              \"unseen\"")
                .on(day -> strikes(day, ApiCall.READ_JOB))),
        bug(
            "fails because its event is refused",
            Invariant.TRUE_VERDICT,
            181,
            Bug.inDefinition(
                    "{'event': 'not published: '",
                    "{'outcome': 'FAILED', 'event': 'not published: '")
                .on(FaultKind.EVENTS)),
        bug(
            "fails because the step that explains its outcome crashes",
            Invariant.TRUE_VERDICT,
            58,
            Bug.inDefinition("\"outcome\" : \"{% $verdict.outcome %}\"", "\"outcome\" : \"FAILED\"")
                .on(
                    day ->
                        day.faults(InjectedFault.OnStep.class)
                            .anyMatch(it -> it.step() == StepName.CLOSE_SYNC)),
            FaultKind.STEP_CRASH_BEFORE,
            FaultKind.STEP_CRASH_AFTER),
        bug(
            "takes an old job for its own",
            Invariant.TRUE_VERDICT,
            336,
            Bug.inAnswer(StepName.PREPARE_SYNC, answer -> answer.replace("watermark", 0))
                .on(day -> losesTrigger(day) && day.starts().size() > 1)),
        bug(
            "counts an unsent alert as delivered",
            Invariant.ALERT,
            0,
            Bug.instead(
                StepName.NOTIFY_RUN, Map.of("alert", "delivered", "delivery", "DELIVERED"))),
        bug(
            "ends a failed run as a success",
            Invariant.ALERT,
            0,
            Bug.inDefinition("\"{% $closed.event.status = 'FAILED' %}\"", "\"{% false %}\"")),
        bug(
            "cancels a job that may not be its own",
            Invariant.NOTHING_LEFT,
            12,
            Bug.inDefinition("$not($ours)", "false")),
        bug(
            "takes any job that it finds for proven its own",
            Invariant.NOTHING_LEFT,
            1,
            Bug.inAnswer(StepName.TRIGGER_SYNC, answer -> answer.put("ours", true))),
        bug(
            "leaves the job of a stopped sync running",
            Invariant.NOTHING_LEFT,
            12,
            Bug.inAnswer(
                StepName.FIND_JOB,
                answer -> {
                  answer.put("left", "NOTHING");
                  answer.put("verdict", Map.of("outcome", "CANCELLED", "reason", "stopped"));
                })),
        bug(
            "takes an unreadable history for an empty one",
            Invariant.NOTHING_LEFT,
            25,
            Bug.inDefinition(
                "\"outcome\" : \"UNKNOWN\",\n            \"code\" : \"LEFT_UNKNOWN\"",
                "\"outcome\" : \"CANCELLED\",\n            \"code\" : \"LEFT_UNKNOWN\""),
            FaultKind.STOPPED,
            FaultKind.STATES),
        bug(
            "assumes that it has cancelled",
            Invariant.NOTHING_LEFT,
            0,
            Bug.instead(
                StepName.CANCEL_SYNC,
                Map.of("finished", true, "cancelled", true, "outcome", "CANCELLED"))),
        bug(
            "shows a key",
            Invariant.SECRECY,
            0,
            Bug.inAnswer(
                StepName.CHECK_SYNC, answer -> answer.put("by", List.of("secret-of-the-day-0")))),
        bug(
            "waits past its deadline",
            Invariant.DEADLINE,
            1,
            Bug.inDefinition(
                "($deadline - $millis()) / 1000 ]))", "($deadline - $millis()) * 1000 ])) * 1000")),
        bug(
            "polls forever",
            Invariant.AWS_LIMITS,
            11,
            Bug.inDefinition("\"{% $millis() < $deadline %}\"", "\"{% true %}\"")),
        bug(
            "follows a flow that has not succeeded",
            Invariant.ORDER,
            7,
            Bug.inAnswer(StepName.CHECK_UPSTREAM, answer -> answer.put("missing", List.of()))),
        bug(
            "does not wait for its turn",
            Invariant.CAP,
            0,
            Bug.inDefinition("\"{% $turn.waitSeconds = 0 %}\"", "\"{% true %}\"")),
        bug(
            "keeps more than a state may hold",
            Invariant.AWS_LIMITS,
            0,
            Bug.inAnswer(StepName.CHECK_SYNC, answer -> answer.put("log", "x".repeat(300_000)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void isFound(String name, Invariant promise, int day, Bug bug, Set<FaultKind> faults) {
    assertThat(bug.isIn(Scene.of(0))).isTrue();
    assertThat(bug.found(promise, faults, day, DAYS)).as(name).isLessThan(DAYS);
  }

  /** A new promise needs a bug that breaks it. */
  @Test
  void eachPromiseIsBrokenByABug() {
    assertThat(bugs().map(bug -> bug.get()[1]).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder((Object[]) Invariant.values());
  }

  private static void ends(Map<String, Object> answer, String status, String outcome) {
    if (status.equals(answer.get("status"))) {
      answer.put("finished", true);
      answer.put("outcome", outcome);
    }
  }

  /** Whether a trigger may take effect without an answer. */
  private static boolean losesTrigger(Day day) {
    return strikes(day, ApiCall.START_JOB)
        || day.faults(InjectedFault.OnStep.class)
            .anyMatch(it -> it.step() == StepName.TRIGGER_SYNC);
  }

  private static boolean strikes(Day day, ApiCall call) {
    return day.faults(InjectedFault.OnCall.class).anyMatch(it -> it.call() == call);
  }

  private static Arguments bug(String name, Invariant promise, int day, Bug bug) {
    return Arguments.of(name, promise, day, bug, ALL);
  }

  /** One that is only looked for on days with little else, to be quick. */
  private static Arguments bug(
      String name, Invariant promise, int day, Bug bug, FaultKind... faults) {
    return Arguments.of(name, promise, day, bug, Set.of(faults));
  }
}
