package airstep.alert;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.RunReason;
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
            + " | nothing was synced: still missing after 2 h: a, b",
        "{'code':'UPSTREAM_MISSING','seconds':5400,'flows':['a']}"
            + " | nothing was synced: still missing after 90 min: a",
        "{'code':'UPSTREAM_MISSING','seconds':61,'flows':['a']}"
            + " | nothing was synced: still missing after 61 s: a",
        "{'code':'UPSTREAM_UNKNOWN','flows':['a'],'fault':{'Error':'E','Cause':'c'}}"
            + " | nothing was synced, since at the deadline nobody could say whether these had"
            + " succeeded: a: E: c",
        "{'code':'NOT_PLANNED','fault':{'Error':'E'}}"
            + " | nothing was synced, since the run could not be planned: E",
        "{'code':'LOST_TRACK','fault':{'Error':'E','Cause':'c'}}"
            + " | the run lost track of its syncs: E: c",
        "{'code':'SYNC_STOPPED'} | the execution of this sync was stopped",
        "{'code':'SYNC_LOST','status':'','error':'','reason':'E c'}"
            + " | the execution of this sync gave no outcome: E c",
        "{'code':'SYNC_LOST','status':'TIMED_OUT','error':'','reason':'States.TaskFailed c'}"
            + " | the execution of this sync gave no outcome: TIMED_OUT c",
        "{'code':'SYNC_LOST','status':'FAILED','error':'E','reason':'States.TaskFailed c'}"
            + " | the execution of this sync gave no outcome: FAILED E c",
        "{'code':'OF_A_LATER_RELEASE'} | OF_A_LATER_RELEASE"
      })
  void saysEachReason(String failed, String sentence) {
    assertThat(RunSentence.of(Json.readObject(failed.replace('\'', '"')))).isEqualTo(sentence);
  }

  @Test
  void everyReasonHasASentenceOfItsOwn() {
    assertThat(
            Stream.of(RunReason.values())
                .map(reason -> Json.readObject("{\"code\":\"" + reason + "\"}"))
                .map(RunSentence::of))
        .doesNotHaveDuplicates()
        .noneMatch(sentence -> sentence.matches("[A-Z_]+"));
  }
}
