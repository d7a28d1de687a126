package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Connections;
import airstep.http.Http;
import airstep.vocabulary.StepName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random days find each mistake that trusts an answer, an id, a name or an event too easily. */
class TrustingBugsTest {

  private static final int DAYS = 2000;

  static Stream<Arguments> bugs() {
    return Stream.of(
        bug(
            "takes a missing list for an empty one",
            Invariant.ONE_JOB,
            161,
            Bug.inReading((request, answer) -> listed(ApiCall.JOBS, request, answer))
                .on(
                    day ->
                        strikes(day, FaultKind.NO_LIST, ApiCall.JOBS)
                            && strikes(day, FaultKind.ANSWER_LOST, ApiCall.START_JOB)),
            FaultKind.NO_LIST,
            FaultKind.ANSWER_LOST),
        bug(
            "takes an unreadable workspace for an empty one",
            Invariant.TRUE_VERDICT,
            90,
            Bug.inReading((request, answer) -> listed(ApiCall.CONNECTIONS, request, answer))
                .on(
                    day ->
                        day.scene().flows().stream()
                            .anyMatch(flow -> flow.connections() instanceof Connections.AllActive)),
            FaultKind.NO_LIST),
        bug(
            "reads the first workspace only",
            Invariant.TRUE_VERDICT,
            6,
            Bug.inReading(TrustingBugsTest::first),
            FaultKind.CLOCKS),
        bug(
            "believes an empty list, and so that no job is too old to be its own",
            Invariant.TRUE_VERDICT,
            1,
            Bug.inAnswer(
                StepName.PREPARE_SYNC,
                answer -> {
                  answer.put("watermark", 0);
                  answer.remove("watermarkAt");
                  answer.remove("preparedAt");
                }),
            FaultKind.EMPTY_LIST,
            FaultKind.ANSWER_LOST),
        bug(
            "does not note when it read the list",
            Invariant.ONE_JOB,
            17,
            Bug.inAnswer(
                StepName.PREPARE_SYNC,
                answer -> {
                  answer.remove("watermarkAt");
                  answer.remove("preparedAt");
                }),
            FaultKind.IDS_RESTART,
            FaultKind.ANSWER_LOST),
        bug(
            "takes another job of the same id for its own",
            Invariant.TRUE_VERDICT,
            1,
            Bug.inInput(StepName.CHECK_SYNC, input -> input.remove("createdAt")),
            FaultKind.OTHER_ANSWER,
            FaultKind.IDS_RESTART),
        bug(
            "distinguishes jobs of the same id only by the minute",
            Invariant.TRUE_VERDICT,
            127,
            Bug.inReading((_, answer) -> with(answer, byTheMinute(answer.body())))
                .on(FaultKind.IDS_RESTART),
            FaultKind.OTHER_ANSWER,
            FaultKind.IDS_RESTART,
            FaultKind.PERSON_STARTS),
        bug(
            "cancels another job of the same id",
            Invariant.NOTHING_LEFT,
            25,
            Bug.inInput(StepName.CANCEL_SYNC, input -> input.remove("createdAt")),
            FaultKind.IDS_RESTART,
            FaultKind.STUCK_JOB,
            FaultKind.PERSON_STARTS,
            FaultKind.STOPPED),
        bug(
            "triggers again after lists that contradict each other",
            Invariant.ONE_JOB,
            900,
            Bug.inDefinition(" and $not($doubted and $settled > 0)", "")
                .on(day -> strikes(day, FaultKind.ANSWER_LOST, ApiCall.START_JOB)),
            FaultKind.STALE_LISTING,
            FaultKind.EMPTY_LIST,
            FaultKind.ANSWER_LOST),
        bug(
            "does not check what its trigger started",
            Invariant.TRUE_VERDICT,
            9,
            Bug.inReading((_, answer) -> anySync(answer)),
            FaultKind.OTHER_ANSWER),
        bug(
            "checks what its trigger started only if that is not running yet",
            Invariant.TRUE_VERDICT,
            166,
            Bug.inReading((request, answer) -> asked(request, answer, "running"))
                .on(day -> strikes(day, FaultKind.OTHER_ANSWER, ApiCall.START_JOB)),
            FaultKind.OTHER_ANSWER),
        bug(
            "checks what its trigger started only if that has not succeeded yet",
            Invariant.TRUE_VERDICT,
            9,
            Bug.inReading((request, answer) -> asked(request, answer, "succeeded")),
            FaultKind.OTHER_ANSWER),
        bug(
            "cancels while another cancel is under way",
            Invariant.NOTHING_LEFT,
            1,
            Bug.inDefinition("$left = 'JOB' and $ours and $settled > 0", "false"),
            FaultKind.LATE_CANCEL),
        bug(
            "cleans up twice for two events",
            Invariant.TRUE_VERDICT,
            0,
            Bug.inDefinition(
                "$hash($states.input.eventId, 'MD5')", "$states.context.Execution.Name"),
            FaultKind.CLEAN_UP_TWICE),
        bug(
            "names runs without what started them",
            Invariant.ONE_JOB,
            3,
            Bug.inDefinition(
                definition ->
                    definition.replaceAll(
                        "'([a-z-]+)' & \\$key %\\}",
                        "'$1-' & \\$replace(\\$key, /^(R|C|E|_at_|_in_)/, '') %}")),
            FaultKind.NAMED_LIKE_RUN),
        bug(
            "confuses the hash of a name with a name",
            Invariant.ONE_JOB,
            0,
            Bug.inDefinition("$name : '_' & $substring($hash(", "$name : $substring($hash("),
            FaultKind.NAMED_LIKE_RUN),
        bug(
            "confuses a window with a name",
            Invariant.ONE_JOB,
            208,
            Bug.inDefinition("'_in_' & $fromMillis", "'R' & $fromMillis")
                .on(day -> day.scene().flows().stream().anyMatch(flow -> flow.after().isPresent())),
            FaultKind.NAMED_LIKE_RUN),
        bug(
            "confuses a future time with a name",
            Invariant.ONE_JOB,
            0,
            Bug.inDefinition("'_at_' & $fromMillis", "'R' & $fromMillis"),
            FaultKind.NAMED_LIKE_RUN),
        bug(
            "does not mark where the name of a flow ends",
            Invariant.ONE_JOB,
            44,
            Bug.inDefinition(
                    definition ->
                        definition.replaceAll(
                            "'([a-z-]+)' & \\$key %\\}", "'$1' & \\$replace(\\$key, /^R/, '-') %}"))
                .on(day -> day.scene().flows().size() > 1),
            FaultKind.NAMED_LIKE_RUN),
        bug(
            "does not know the name under which a start is throttled",
            Invariant.ONE_JOB,
            0,
            Bug.inDefinition(
                definition ->
                    definition.replaceAll(
                        "\"StepFunctions\\.(AWSStepFunctions|Throttling)Exception\"",
                        "\"StepFunctions.Unknown\"")),
            FaultKind.START_THROTTLED),
        bug(
            "gives up a sync that is throttled three times",
            Invariant.ONE_JOB,
            2,
            Bug.inDefinition(tries(10, 2)),
            FaultKind.START_THROTTLED),
        bug(
            "gives up a run that is throttled three times",
            Invariant.ONE_JOB,
            0,
            Bug.inDefinition(tries(2, 2)),
            FaultKind.START_THROTTLED),
        bug(
            "takes every 200 for Slack's ok",
            Invariant.ALERT,
            0,
            Bug.inReading(
                (request, answer) ->
                    FaultyWorld.SLACK.endsWith(request.uri().getHost()) && answer.status() == 200
                        ? with(answer, "ok")
                        : answer),
            FaultKind.SLACK_NOT_OK));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void isFound(String name, Invariant promise, int day, Bug bug, Set<FaultKind> faults) {
    assertThat(bug.isIn(Scene.of(0))).isTrue();
    assertThat(bug.found(promise, faults, day, DAYS)).as(name).isLessThan(DAYS);
  }

  private static Http.Response with(Http.Response answer, String body) {
    return new Http.Response(answer.status(), answer.headers(), body);
  }

  /** The answer to that call, with an empty list if its list is missing. */
  private static Http.Response listed(ApiCall call, Http.Request request, Http.Response answer) {
    return is(call, request)
            && answer.status() == 200
            && Stream.of("data", "jobs", "connections")
                .map(FaultyAnswers.read(answer)::path)
                .noneMatch(JsonNode::isArray)
        ? with(answer, "{\"data\":[],\"jobs\":[],\"connections\":[]}")
        : answer;
  }

  private static Http.Response first(Http.Request request, Http.Response answer) {
    return is(ApiCall.WORKSPACES, request)
        ? FaultyLists.changed(
            answer,
            (body, name) -> {
              while (body.path(name).size() > 1) {
                body.withArrayProperty(name).remove(1);
              }
            })
        : answer;
  }

  private static boolean strikes(Day day, FaultKind kind, ApiCall call) {
    return day.faults(InjectedFault.OnCall.class)
        .anyMatch(it -> it.kind() == kind && it.call() == call);
  }

  private static boolean is(ApiCall call, Http.Request request) {
    return request.uri().getHost().equals(FaultyWorld.AIRBYTE) && ApiCall.of(request) == call;
  }

  /** What a trigger started is mistaken for a sync if it has that status. */
  private static Http.Response asked(Http.Request request, Http.Response answer, String status) {
    return is(ApiCall.READ_JOB, request)
            || (is(ApiCall.START_JOB, request) && answer.body().contains("\"" + status + "\""))
        ? anySync(answer)
        : answer;
  }

  private static Http.Response anySync(Http.Response answer) {
    return with(
        answer,
        answer
            .body()
            .replaceAll("(\"jobType\"|\"configType\"):\"reset(_connection)?\"", "$1:\"sync\""));
  }

  /** The time of a job's creation, as either API writes it, without its seconds. */
  private static String byTheMinute(String body) {
    String cut = body.replaceAll("(\"startTime\":\"[^\"]{16}):[0-9]{2}Z", "$1:00Z");
    return Pattern.compile("(\"createdAt\":)([0-9]+)")
        .matcher(cut)
        .replaceAll(it -> it.group(1) + Long.parseLong(it.group(2)) / 60 * 60);
  }

  /** Fewer attempts of the starts whose first pause has that length. */
  private static UnaryOperator<String> tries(int seconds, int most) {
    Pattern retrier =
        Pattern.compile(
            "(\"StepFunctions\\.[^\\]]*],\\s*\"IntervalSeconds\"\\s*:\\s*"
                + seconds
                + ",\\s*\"BackoffRate\"\\s*:\\s*[0-9]+,\\s*\"MaxAttempts\"\\s*:\\s*)[0-9]+");
    return definition -> retrier.matcher(definition).replaceAll("$1" + most);
  }

  private static Arguments bug(
      String name, Invariant promise, int day, Bug bug, FaultKind... faults) {
    return Arguments.of(name, promise, day, bug, Set.of(faults));
  }
}
