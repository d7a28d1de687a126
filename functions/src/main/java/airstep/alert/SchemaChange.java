package airstep.alert;

import airstep.vocabulary.AlertKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Connections whose source has changed so much that Airbyte waits for somebody's consent. Nobody
 * notes whether that has been told, so the first run of a day (UTC) tells it, and no other.
 */
final class SchemaChange {

  private static final int LONGEST_NAME = 250;

  private SchemaChange() {}

  static Optional<Part> of(RunResult run, List<EarlierRun> earlier) {
    List<SyncOutcome> waiting =
        Stream.concat(
                run.noticed().stream(),
                run.failed().stream().flatMap(failed -> failed.connections().stream()))
            .filter(one -> one.schemaChange().filter("breaking"::equals).isPresent())
            .toList();
    LocalDate today = day(run.at().minus(run.duration().orElse(Duration.ZERO)));
    if (waiting.isEmpty()
        || earlier.stream().anyMatch(before -> day(before.startedAt()).equals(today))) {
      return Optional.empty();
    }
    Text names = Text.names(waiting.stream().map(SchemaChange::linked), waiting.size());
    Text text =
        Text.lines(
            Text.of("🟡 ").then(names).then(": a breaking schema change waits in Airbyte."),
            Text.of(
                "👀 Review it there before the next run: until then columns may be missing, or the"
                    + " syncs fail."));
    return Optional.of(
        new Part(
            AlertKind.SCHEMA_CHANGE,
            Part.flow(run) + ": a breaking schema change waits",
            names.plain(),
            List.of(text)));
  }

  private static Text linked(SyncOutcome sync) {
    return sync.link()
        .map(link -> Text.name(sync.called(), Links.connection(link), 2 * LONGEST_NAME))
        .orElseGet(() -> Text.name(sync.called(), LONGEST_NAME));
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
