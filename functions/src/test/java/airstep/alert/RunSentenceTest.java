package airstep.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.json.Json;
import airstep.vocabulary.RunReason;
import airstep.vocabulary.json.MissingFieldException;
import airstep.vocabulary.run.LostExecution;
import airstep.vocabulary.run.RunFailure;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunSentenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'code':'UPSTREAM_MISSING','seconds':7200,'flows':['a','b']}"
            + " | nothing was synced: after 2 h, these flows have not succeeded: a, b",
        "{'code':'UPSTREAM_MISSING','seconds':5400,'flows':['a']}"
            + " | nothing was synced: after 1 h 30 min, these flows have not succeeded: a",
        "{'code':'UPSTREAM_MISSING','seconds':61,'flows':['a']}"
            + " | nothing was synced: after 1 min 1 s, these flows have not succeeded: a",
        "{'code':'UPSTREAM_UNKNOWN','flows':['a'],'fault':{'Error':'E','Cause':'c'}}"
            + " | nothing was synced: at the deadline it was unknown whether these flows had"
            + " succeeded: a: E: c",
        "{'code':'NOT_PLANNED','fault':{'Error':'E'}}"
            + " | nothing was synced: the run could not be planned: E",
        "{'code':'LOST_TRACK','fault':{'Error':'E','Cause':'c'}}"
            + " | the outcomes of the run's syncs were lost: E: c"
      })
  void hasASentenceForEachReason(String failed, String sentence) {
    assertThat(sentence(failed)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', E c, the execution of this sync ended without an outcome: E c",
    "TIMED_OUT, '', States.TaskFailed c, "
        + "the execution of this sync ended without an outcome: TIMED_OUT c",
    "FAILED, E, States.TaskFailed c, "
        + "the execution of this sync ended without an outcome: FAILED E c",
    "ABORTED, '', States.TaskFailed c, the execution of this sync was stopped"
  })
  void describesASyncWithoutAnOutcomeByItsError(
      String status, String error, String reason, String sentence) {
    assertThat(RunSentence.of(new LostExecution(status, error, reason))).isEqualTo(sentence);
  }

  @Test
  void everyReasonHasADifferentSentence() {
    assertThat(Stream.of(RunReason.values()).map(reason -> sentence("{'code':'" + reason + "'}")))
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesAnUnknownReason() {
    assertThatThrownBy(() -> sentence("{'code':'OF_A_LATER_RELEASE'}"))
        .isInstanceOf(MissingFieldException.class);
  }

  private static String sentence(String failed) {
    return RunSentence.of(RunFailure.read(Json.readObject(failed.replace('\'', '"'))));
  }
}
