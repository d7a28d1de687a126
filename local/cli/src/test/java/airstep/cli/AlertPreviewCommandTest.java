package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.AlertKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertPreviewCommandTest {

  @Test
  void printsThePayloadAndDrawsIt() {
    Ran preview = Ran.plainly("alert", "preview", "failed");

    assertThat(preview.code()).isZero();
    assertThat(preview.err()).isEmpty();
    assertThat(preview.out())
        .startsWith("{")
        .contains(
            "\"text\" : \"<!here> Airbyte sync failed: ", "│ 🔴 hubspot-airbyte-daily failed ");
  }

  @Test
  void printsOnlyThePayloadForPrograms() {
    Ran preview = Ran.plainly("alert", "preview", "failed", "--json");

    assertThat(preview.code()).isZero();
    assertThat(preview.json().objects("blocks")).isNotEmpty();
  }

  @Test
  void hasAnExampleOfEachKind() {
    assertThat(AlertExample.NAMES)
        .containsAll(Stream.of(AlertKind.values()).map(AlertKind::word).toList());
    assertThat(AlertExample.NAMES)
        .allSatisfy(
            name ->
                assertThat(AlertExample.named(name).message().kinds().getFirst().word())
                    .satisfiesAnyOf(
                        word -> assertThat(word).isEqualTo(name),
                        _ -> assertThat(name).isIn("failed-many", "airbyte-down")));
  }

  @Test
  void listsTheKinds() {
    String known = String.join(", ", AlertExample.NAMES);
    Ran unknown = Ran.plainly("alert", "preview", "broken");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err())
        .isEqualToIgnoringNewLines("unknown alert broken; the alerts are " + known);

    assertThat(Ran.plainly("alert", "preview", "--help").out().replaceAll("\\s+", " "))
        .contains(known);
    assertThat(Ran.plainly("alert", "preview").err()).contains("KIND").hasLineCount(1);
    assertThat(Ran.plainly("alert", "show").err())
        .isEqualToIgnoringNewLines("airstep: unknown command show; the commands are preview, test");
  }

  @Test
  void showsItsUsageWithoutArguments() {
    Ran alert = Ran.plainly("alert");
    assertThat(alert.code()).isEqualTo(2);
    assertThat(alert.err()).contains("Usage: airstep alert", "preview", "test");
  }
}
