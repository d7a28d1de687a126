package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.slack.TerminalText;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.operate.ComingStart;
import airstep.operate.FlowSummary;
import airstep.operate.LateStart;
import airstep.operate.NextCommand;
import airstep.operate.Pause;
import airstep.operate.PauseChange;
import airstep.operate.PauseState;
import airstep.operate.Pauses;
import airstep.operate.Place;
import airstep.operate.PlaceName;
import airstep.operate.Runs;
import airstep.operate.StageStatus;
import airstep.operate.TriggerState;
import airstep.operate.TriggerState.State;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.states.HistoryEntry;
import airstep.terminal.Console;
import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What commands print about flows on AWS, and on terminals of any width. */
class FlowTextTest {

  private static final Instant NOW = Instant.parse("2026-11-28T22:00:00Z");
  private static final Pause PAUSE =
      new Pause(Optional.of(NOW.plusSeconds(7200)), "Salesforce maintenance, see #crm");
  private static final Flow DAILY =
      FlowReader.of(
          "daily", "schedule: {cron: 0 7 * * *}\nconnections: all-active\ntags: [crm, erp]\n");
  private static final Flow OFF =
      FlowReader.of(
          "off", "enabled: false\nschedule: {cron: 0 7 * * *}\nconnections: all-active\n");

  private static final PlaceName PROD =
      PlaceName.onAws("prod", "prod, eu-west-1", NextCommand.onAws(Map.of("--on", "aws")));

  private final Console console = new Console(System.out, System.err, false, false);

  @Test
  void marksWhatDiffersFromTheFiles() {
    assertThat(ofDaily(State.ENABLED).differences()).isEmpty();
    assertThat(ofDaily(State.DISABLED).differences())
        .containsExactly("rule airstep-dev-daily.cron is DISABLED, but its file does not say so");
    assertThat(ofDaily(State.MISSING).differences())
        .containsExactly("rule airstep-dev-daily.cron is not deployed");
    assertThat(summary(OFF, State.ENABLED, Optional.empty(), NOW).differences())
        .containsExactly("rule airstep-dev-off.cron is ENABLED, but its file says enabled: false");
    assertThat(summary(OFF, State.DISABLED, Optional.empty(), NOW).differences()).isEmpty();
    assertThat(summary(DAILY, State.PAUSED, Optional.of(PAUSE), NOW).differences()).isEmpty();
    assertThat(
            summary(DAILY, State.PAUSED, Optional.of(PAUSE), NOW.plusSeconds(9000)).differences())
        .containsExactly("rule airstep-dev-daily.cron is still DISABLED, though its pause is over");
  }

  @Test
  void aPauseThatWouldEndAgainstTheFileCanLoseItsEnd() {
    assertThat(summary(OFF, State.PAUSED, Optional.of(PAUSE), NOW).differences())
        .containsExactly(
            "rule airstep-dev-off.cron will be ENABLED after its pause, against its file; ./airstep"
                + " flows pause off --on aws removes the end");
    assertThat(change(OFF, State.PAUSED).nothingToPause()).isEmpty();
    Pause endless = new Pause(Optional.empty(), "");
    assertThat(summary(OFF, State.PAUSED, Optional.of(endless), NOW).differences()).isEmpty();
  }

  @Test
  void showsTheStateOnAws() {
    assertThat(table(200, ofDaily(State.DISABLED))).first().asString().contains("ON AWS");
    assertThat(table(200, ofDaily(State.DISABLED)).get(1))
        .matches("·  daily +enabled +DISABLED +- .*");
    assertThat(table(200, ofDaily(State.ENABLED)).get(1))
        .matches("·  daily +enabled +ENABLED +Sun 29 Nov 07:00 UTC, in 9 h +never +crm erp");
  }

  @Test
  void fitsATableIntoAnyWidth() {
    FlowSummary paused = summary(DAILY, State.PAUSED, Optional.of(PAUSE), NOW);
    for (int width : List.of(20, 40, 60, 80, 120, 200)) {
      assertThat(table(width, paused))
          .allMatch(line -> TerminalText.columns(line) <= width || line.startsWith("!"))
          .anyMatch(line -> line.contains("daily"));
    }
    assertThat(table(120, paused).get(1)).contains("in 9 h").doesNotContain("crm erp");
  }

  @Test
  void fitsTheStatusIntoAnyWidth() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    StageStatus status =
        new StageStatus(
            PROD,
            NOW,
            List.of(),
            List.of(),
            List.of(new LateStart("daily", NOW.minusSeconds(7200), berlin, Optional.empty())),
            List.of(),
            List.of(new ComingStart("daily", NOW.plusSeconds(7200), berlin, Optional.of(PAUSE))),
            false);
    for (int width : List.of(20, 40, 80, 120, 200)) {
      assertThat(new StatusText(console, width).lines(status))
          .allMatch(line -> TerminalText.columns(line) <= width);
    }
    assertThat(new StatusText(console, Integer.MAX_VALUE).lines(status))
        .contains(
            "  ! daily was due Sat 28 Nov 21:00 Europe/Berlin, 2 h ago; it never started",
            "  in 2 h  daily  Sun 29 Nov 01:00 Europe/Berlin  paused until Sun 29 Nov 01:00"
                + " Europe/Berlin: Salesforce maintenance, see #crm");
  }

  @Test
  void saysWhatAPauseOnAwsChangesAndWhatADeploymentDoes() {
    assertThat(question(DAILY, State.ENABLED).before(PAUSE))
        .containsExactly(
            "prod: daily will be paused until Sun 29 Nov 00:00 UTC: Salesforce maintenance, see"
                + " #crm",
            "  rule airstep-dev-daily.cron",
            "A deployment that changes one of them ends its pause; any other leaves it paused. To"
                + " keep the flow off, set enabled: false in its file.");
    assertThat(question(DAILY, State.MISSING).beforeItsEnd())
        .containsExactly(
            "prod: daily will be started again by",
            "  rule airstep-dev-daily.cron, which is not deployed");
  }

  @Test
  void aStageOnAwsMayBeNamedLocal() {
    PauseState before = deployed(DAILY, State.ENABLED, Optional.empty());
    PlaceName name =
        PlaceName.onAws(
            "local", "eu-west-1", NextCommand.onAws(Map.of("--on", "aws", "--stage", "local")));
    Place stage = new Place(name, null, it -> it, null, null, null, null, () -> {});
    assertThat(new PauseQuestion(new PauseChange(stage, DAILY, before)).before(PAUSE)).hasSize(3);
  }

  @Test
  void saysWhyThereIsNothingToPauseOrResumeOnAws() {
    assertThat(change(DAILY, State.ENABLED).nothingToPause()).isEmpty();
    assertThat(change(DAILY, State.MISSING).nothingToPause())
        .contains(
            "daily is not deployed to prod: there is no rule airstep-dev-daily.cron; deploy it"
                + " first");
    assertThat(change(OFF, State.DISABLED).nothingToPause())
        .contains("off does not start by itself: its file says enabled: false");
    assertThat(change(OFF, State.DISABLED).notToResume())
        .contains("off is disabled in its file; set enabled: true there and deploy it");
    PauseState none = new PauseState(Optional.empty(), List.of());
    assertThat(new PauseChange(prod(none), DAILY, none).nothingToPause())
        .contains("daily has no trigger to pause: only a person starts it");
  }

  private PauseQuestion question(Flow flow, State state) {
    return new PauseQuestion(change(flow, state));
  }

  private static PauseChange change(Flow flow, State state) {
    PauseState before =
        deployed(flow, state, Optional.of(PAUSE).filter(_ -> state == State.PAUSED));
    return new PauseChange(prod(before), flow, before);
  }

  private List<String> table(int width, FlowSummary flow) {
    return new FlowTable(console, NOW, width).lines(List.of(flow), Map.of());
  }

  private static FlowSummary ofDaily(State state) {
    return summary(DAILY, state, Optional.empty(), NOW);
  }

  private static FlowSummary summary(Flow flow, State state, Optional<Pause> pause, Instant now) {
    PauseState found = deployed(flow, state, pause);
    return FlowSummary.of(flow, prod(found), new Runs(new NoExecutions(), "run"), now);
  }

  private static PauseState deployed(Flow flow, State state, Optional<Pause> pause) {
    TriggerState trigger =
        new TriggerState("airstep-dev-" + flow.name() + ".cron", "rule", state, pause);
    return new PauseState(pause, List.of(trigger));
  }

  private static Place prod(PauseState state) {
    Pauses pauses =
        new Pauses() {
          @Override
          public PauseState of(Flow flow) {
            return state;
          }

          @Override
          public void pause(Flow flow, Pause pause) {}

          @Override
          public void resume(Flow flow) {}
        };
    return new Place(PROD, null, it -> it, null, pauses, null, null, () -> {});
  }

  /** A stage in which nothing has run. */
  private record NoExecutions() implements Executions {

    @Override
    public ExecutionDescription describe(String arn) {
      throw new IllegalArgumentException(arn);
    }

    @Override
    public Iterable<HistoryEntry> backwards(String arn) {
      return List.of();
    }

    @Override
    public Iterable<Listed> succeeded(String machineArn) {
      return List.of();
    }

    @Override
    public Iterable<Listed> running(String machineArn) {
      return List.of();
    }

    @Override
    public Iterable<Listed> newest(String machineArn) {
      return List.of();
    }

    @Override
    public JsonObject definitionOf(String arn) {
      return JsonObject.empty();
    }
  }
}
