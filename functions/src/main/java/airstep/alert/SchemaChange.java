package airstep.alert;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.run.SyncOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part for connections with a breaking schema change that waits for a review in Airbyte. No
 * record says whether an alert was sent, so only its first run of a day (UTC) sends it.
 */
final class SchemaChange {

  private SchemaChange() {}

  static Optional<Part> of(RunResult run, List<EarlierRun> earlier) {
    Instant day = run.at().minus(run.event().duration()).truncatedTo(ChronoUnit.DAYS);
    List<EarlierRun> today =
        earlier.stream()
            .filter(it -> it.startedAt().truncatedTo(ChronoUnit.DAYS).equals(day))
            .toList();
    Stream<SyncOutcome> failed = run.failed().stream().flatMap(it -> it.connections().stream());
    List<SyncOutcome> waiting =
        Stream.concat(run.news().noticed().stream(), failed)
            .filter(one -> one.schemaChange().filter("breaking"::equals).isPresent())
            .filter(one -> today.stream().noneMatch(it -> it.tried(one.connectionId())))
            .toList();
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Text names =
        Text.names(
            waiting.stream().map(one -> Text.name(one.called(), one.link().map(Links::connection))),
            waiting.size());
    Text text =
        Text.lines(
            Text.of("🟡 ").then(names).then(": a breaking schema change awaits review in Airbyte."),
            Text.of(
                "👀 Review it before the next run: until then columns may be missing, or syncs may"
                    + " fail."));
    return Optional.of(
        new Part(
            AlertKind.SCHEMA_CHANGE, ": breaking schema change", names.plain(), List.of(text)));
  }
}
