package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.stack.Recording;
import airstep.json.Json;
import airstep.json.MalformedJsonException;
import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An execution of a day that is over: what it was given, what it did, and what it reported. */
final class PlayedExecution {

  private final PlayedDay played;
  private final Execution execution;
  private JsonObject input;
  private JsonObject report;

  PlayedExecution(PlayedDay played, Execution execution) {
    this.played = played;
    this.execution = execution;
  }

  PlayedDay played() {
    return played;
  }

  Execution execution() {
    return execution;
  }

  String arn() {
    return execution.arn();
  }

  String machine() {
    return execution.stateMachineArn().substring(execution.stateMachineArn().lastIndexOf(':') + 1);
  }

  ExecutionStatus status() {
    return execution.status();
  }

  boolean hasSucceeded() {
    return status() == ExecutionStatus.SUCCEEDED;
  }

  boolean isStopped() {
    return status() == ExecutionStatus.ABORTED;
  }

  Instant start() {
    return execution.startDate();
  }

  /** When it ended; it must have. */
  Instant end() {
    return execution.stopDate().orElseThrow();
  }

  JsonObject input() {
    if (input == null) {
      input = Recording.input(execution);
    }
    return input;
  }

  Optional<String> input(String key) {
    return input().text(key);
  }

  /** The ids of the connections that a person selected for it; empty for all. */
  List<String> selection() {
    return input().texts("connections");
  }

  boolean isGiven(String key, String value) {
    return input(key).filter(value::equals).isPresent();
  }

  /** What it reports at its end, in its output or its cause. */
  JsonObject report() {
    if (report == null) {
      report = read();
    }
    return report;
  }

  private JsonObject read() {
    try {
      return Json.readObject(execution.output().or(execution::cause).orElse("{}"));
    } catch (MalformedJsonException _) {
      return JsonObject.empty();
    }
  }

  boolean reports(String key, String value) {
    return report().text(key).filter(value::equals).isPresent();
  }

  /** The outcome that it reports; the status of its execution if it reports none. */
  String outcome() {
    return report().text("outcome").orElse(status().name());
  }

  String reason() {
    return report().text("reason").orElse("");
  }

  Optional<PlayedExecution> starter() {
    return played.recording().starterOf(execution).map(played::ran);
  }

  /** The first in the chain of executions that led to this one. */
  PlayedExecution root() {
    return starter().map(PlayedExecution::root).orElse(this);
  }

  /** The executions that it started, in the order of their starts. */
  List<PlayedExecution> started() {
    return played.recording().startedBy(execution).stream().map(played::ran).toList();
  }

  /** The clean-ups of this sync, and those of a clean-up that was stopped. */
  List<PlayedExecution> cleanUps() {
    return played.of(PlayedDay.SYNC).stream()
        .filter(other -> other.isGiven("stopped", arn()))
        .flatMap(cleanUp -> Stream.concat(Stream.of(cleanUp), cleanUp.cleanUps().stream()))
        .toList();
  }

  /** How many of its clean-ups did that; 0 if one of them was stopped. */
  long cleanUpsThat(Predicate<PlayedExecution> did) {
    List<PlayedExecution> all = cleanUps();
    return all.stream().anyMatch(PlayedExecution::isStopped) ? 0 : all.stream().filter(did).count();
  }

  /** The jobs that its own requests started, oldest first. */
  List<EmbeddedJob> jobs() {
    return played.airbyte().jobs().stream().filter(this::hasStarted).toList();
  }

  boolean hasStarted(EmbeddedJob job) {
    return played.ledger().starter(job).filter(arn()::equals).isPresent();
  }

  /** Whether one of these texts names it, by its ARN or by its name. */
  boolean isNamedIn(Collection<String> texts) {
    String name = execution.name();
    Pattern whole =
        Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(name) + "(?![A-Za-z0-9_-])");
    return texts.stream().anyMatch(it -> it.contains(name) && whole.matcher(it).find());
  }

  Stream<HistoryEvent> events(HistoryEventType type) {
    return execution.history().stream().filter(event -> event.type() == type);
  }

  /** As a trace names it. */
  @Override
  public String toString() {
    return Ledger.shortened(arn());
  }
}
