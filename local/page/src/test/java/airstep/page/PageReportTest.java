package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.ExecutionStatus;
import airstep.json.Json;
import airstep.operate.LocalPlace;
import airstep.operate.Place;
import airstep.statemachine.Deployment;
import airstep.store.ExecutionStore;
import airstep.store.StoredExecution;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageReportTest {

  private static final String HOSTILE =
      "</script><script>alert(1)</script><!--<script {style} {policy} \u2028 ' \" & <img src=x>";

  @TempDir private Path directory;

  @Test
  void isOneFileThatLoadsNothing() {
    String html = report();
    assertThat(html)
        .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .doesNotContain(
            "connect-src", "<script src", "<link rel=\"stylesheet\"", "@import", "url(");
    // What a browser would load: the icon is in the file, too.
    assertThat(Pattern.compile("(?:src|href)=\"(?!data:)").matcher(html).find()).isFalse();
  }

  @Test
  void keepsHostileNamesInsideItsData() {
    String html = report();
    Matcher data =
        Pattern.compile(
                "<script id=\"data\" type=\"application/json\">(.*?)</script>", Pattern.DOTALL)
            .matcher(html);
    assertThat(data.find()).isTrue();
    assertThat(data.group(1)).doesNotContain("<");
    JsonObject read = Json.readObject(data.group(1));
    assertThat(read.needObject("window").objects("runs").getFirst().needText("reason"))
        .isEqualTo(HOSTILE + ": " + HOSTILE);
    assertThat(html).containsOnlyOnce("<script id=").doesNotContain("<script>alert");
    assertThat(html.split("<script", -1)).hasSize(4);
  }

  private String report() {
    try (ExecutionStore store = ExecutionStore.open(directory, SampleHistory.NOW);
        Place place = LocalPlace.of(store)) {
      store.begin(failed(), "{}", false);
      store.end(failed());
      return PageReport.html(
          place, SampleFlows::all, InstantSource.fixed(SampleHistory.NOW), Duration.ofDays(7));
    }
  }

  private static StoredExecution failed() {
    String machine = Deployment.stateMachine("run");
    String arn = machine.replace(":stateMachine:", ":execution:") + ":stripe-hourlyM1";
    Map<String, Object> connection =
        Map.of("name", HOSTILE, "outcome", "FAILED", "reason", HOSTILE);
    String cause =
        Json.write(
            Map.of(
                "status", "FAILED", "total", 1L, "failed", 1L, "connections", List.of(connection)));
    Map<String, String> description =
        Map.of(
            "executionArn",
            arn,
            "stateMachineArn",
            machine,
            "name",
            "stripe-hourlyM1",
            "status",
            "FAILED",
            "startDate",
            SampleHistory.NOW.minusSeconds(600).toString(),
            "stopDate",
            SampleHistory.NOW.minusSeconds(60).toString(),
            "input",
            "{}",
            "cause",
            cause);
    return new StoredExecution(
        arn,
        machine,
        ExecutionStatus.FAILED,
        SampleHistory.NOW.minusSeconds(600),
        Optional.of(SampleHistory.NOW.minusSeconds(60)),
        Json.write(description));
  }
}
