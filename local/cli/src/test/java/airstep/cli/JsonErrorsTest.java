package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With {@code --json}, an error is one JSON object on standard output, so that a pipe gets JSON.
 */
class JsonErrorsTest {

  private static final String GOOD = "connections: [00000000-0000-4000-8000-000000000001]\n";

  @TempDir private Path events;

  @Test
  void forWrongUse() {
    Path flows = Ran.flow(events, "daily", GOOD);
    for (List<String> words :
        List.of(
            List.of("run", "dayly", "--json"),
            List.of("run", "daily", "--json", "--nope"),
            List.of("run", "--json"),
            List.of("plan", "--json", "--days", "0"),
            List.of("plam", "--json"),
            List.of("run", "daily", "--json", "--secrets", events.resolve("none").toString()))) {
      JsonObject error = error(Ran.on(flows, words.toArray(String[]::new)), 2);

      assertThat(error.needText("message")).isNotBlank().doesNotContain("\n", "Exception");
      assertThat(error.fields()).doesNotContainKey("problems");
    }
    assertThat(error(Ran.on(flows, "run", "dayly", "--json"), 2).needText("message"))
        .isEqualTo("unknown flow dayly; did you mean daily?");
  }

  @Test
  void forEachProblemOfAFile() {
    Path flows = Ran.flow(events, "daily", GOOD + "timeuot: 5m\npoll: never\n");

    JsonObject error = error(Ran.on(flows, "plan", "--json"), 2);

    String file = flows.resolve("daily.yaml").toString();
    assertThat(error.objects("problems"))
        .hasSize(2)
        .first()
        .satisfies(
            problem -> {
              assertThat(problem.needText("file")).isEqualTo(file);
              assertThat(problem.needWhole("line")).isEqualTo(2);
              assertThat(problem.needText("what")).contains("timeuot");
              assertThat(problem.needText("remedy")).isEqualTo("did you mean timeout?");
            });
    assertThat(error.needText("message").lines())
        .containsExactlyElementsOf(Ran.on(flows, "plan").err().lines().toList());
  }

  @Test
  void forAnUnexpectedFailure() {
    Failure failure = Failure.of(new IllegalStateException("no\nsuch"));

    assertThat(failure.unexpected()).isTrue();
    JsonObject error = Json.readObject(failure.toJson()).needObject("error");
    assertThat(error.needWhole("exitCode")).isEqualTo(1);
    assertThat(error.needText("message"))
        .isEqualTo(
            "airstep: java.lang.IllegalStateException: no\nsuch: a bug in Airstep; report it with"
                + " its stack trace");
  }

  /** It may not happen again when the command is repeated with --verbose. */
  @Test
  void aBugHasItsStackTrace() {
    InstantSource broken =
        () -> {
          throw new IllegalStateException("no time");
        };
    Path flows = Ran.flow(events, "daily", GOOD);
    for (String more : List.of("--json", "--plain")) {
      assertThatThrownBy(
              () -> Ran.at(broken, events, "check", "daily", "--flows", flows.toString(), more))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("airstep: java.lang.IllegalStateException: no time: a bug in")
          .hasMessageContaining("\tat airstep.cli.JsonErrorsTest.");
    }
  }

  private static JsonObject error(Ran ran, int code) {
    assertThat(ran.code()).as(ran.toString()).isEqualTo(code);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines()).hasSize(1);
    JsonObject error = ran.json().needObject("error");
    assertThat(error.needWhole("exitCode")).isEqualTo(code);
    return error;
  }
}
