package airstep.cli;

import airstep.embedded.slack.TerminalText;
import airstep.flows.Problem;
import airstep.operate.FlowState;
import airstep.operate.FlowSummary;
import airstep.operate.Pause;
import airstep.operate.Run;
import airstep.operate.TriggerState.State;
import airstep.terminal.Console;
import airstep.terminal.Fitted;
import airstep.terminal.Sign;
import airstep.terminal.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Flows as a table, a row for each. The less important columns are left out until it fits.
 *
 * @param width the columns of the terminal
 */
record FlowTable(Console console, Instant now, int width) {

  /** A column with its cell for each flow. */
  private record Column(String heading, Function<FlowSummary, String> cell) {}

  List<String> lines(List<FlowSummary> all, Map<String, List<Problem>> broken) {
    List<FlowSummary> sound =
        all.stream().filter(one -> !broken.containsKey(one.flow().name())).toList();
    List<String> table = fitting(sound, broken);
    List<String> statuses =
        Stream.concat(
                sound.stream().map(FlowTable::last), broken.keySet().stream().map(_ -> "FAILED"))
            .toList();
    List<String> lines = console.signs(table, statuses);
    lines.set(0, console.faint(lines.getFirst()));
    for (FlowSummary one : sound) {
      one.differences().forEach(text -> lines.add("! " + one.flow().name() + ": " + text));
    }
    broken.values().forEach(problems -> problems.forEach(it -> lines.add("! " + it)));
    return lines;
  }

  private List<String> fitting(List<FlowSummary> sound, Map<String, List<Problem>> broken) {
    List<String> table = List.of();
    for (List<Column> columns : choices(sound)) {
      table = table(columns, sound, broken);
      if (table.stream().allMatch(line -> TerminalText.columns(line) <= width)) {
        return table;
      }
    }
    return table.stream().map(line -> Fitted.line(line, width)).toList();
  }

  private List<List<Column>> choices(List<FlowSummary> sound) {
    Column flow = new Column("FLOW", one -> one.flow().name());
    Column state = new Column("STATE", this::state);
    Column brief = new Column("STATE", this::brief);
    Column word = new Column("STATE", FlowTable::word);
    Column only = new Column("NEXT", this::only);
    Column next = new Column("NEXT", this::next);
    Column soon = new Column("NEXT", this::soon);
    Column last = new Column("LAST", this::age);
    Column outcomes = new Column("OUTCOMES", FlowTable::outcomes);
    Column tags = new Column("TAGS", one -> String.join(" ", one.flow().tags()));
    Column aws =
        sound.stream().anyMatch(one -> !one.triggers().isEmpty())
            ? new Column("ON AWS", FlowTable::deployed)
            : null;
    return List.of(
        columns(flow, state, aws, next, last, outcomes, tags),
        columns(flow, state, aws, next, last, outcomes),
        columns(flow, brief, aws, soon, last, outcomes),
        columns(flow, brief, aws, soon, outcomes),
        columns(flow, word, aws, soon, outcomes),
        columns(flow, word, soon),
        columns(flow, only));
  }

  private static List<Column> columns(Column... columns) {
    return Arrays.stream(columns).filter(Objects::nonNull).toList();
  }

  private static List<String> table(
      List<Column> columns, List<FlowSummary> sound, Map<String, List<Problem>> broken) {
    List<String> headings = new ArrayList<>(List.of(" "));
    columns.forEach(column -> headings.add(column.heading()));
    TextTable table = new TextTable(headings.toArray(String[]::new));
    for (FlowSummary one : sound) {
      List<String> cells = new ArrayList<>(List.of(Sign.of(last(one))));
      columns.forEach(column -> cells.add(column.cell().apply(one)));
      table.row(cells.toArray(String[]::new));
    }
    for (String name : broken.keySet()) {
      List<String> cells = new ArrayList<>(List.of("✗"));
      for (Column column : columns) {
        cells.add(
            switch (column.heading()) {
              case "FLOW" -> name;
              case "STATE" -> "broken file";
              default -> "";
            });
      }
      table.row(cells.toArray(String[]::new));
    }
    return table.lines();
  }

  private String state(FlowSummary one) {
    return switch (one.state()) {
      case ENABLED -> "enabled";
      case DISABLED -> "disabled in its file";
      case UNSET -> one.flow().missing().getFirst().name() + " is not set";
      case PAUSED -> PauseText.of(one.pause().orElseThrow(), one.flow().zone());
      case BROKEN -> "broken file";
    };
  }

  /** The state without the reason of a pause. */
  private String brief(FlowSummary one) {
    return one.pause()
        .map(pause -> PauseText.of(new Pause(pause.until(), ""), one.flow().zone()))
        .orElseGet(() -> state(one));
  }

  private static String word(FlowSummary one) {
    return one.state().name().toLowerCase(Locale.ROOT);
  }

  /** When it starts next, or why it does not. */
  private String only(FlowSummary one) {
    return one.state() == FlowState.ENABLED ? soon(one) : word(one);
  }

  private String next(FlowSummary one) {
    return one.next()
        .map(at -> Ahead.text(at, one.flow().zone(), now))
        .or(() -> one.flow().startText().filter(_ -> one.flow().switchedOn()))
        .orElse("-");
  }

  private String soon(FlowSummary one) {
    return one.next().map(at -> Ahead.distance(at, now)).orElse("-");
  }

  private String age(FlowSummary one) {
    return one.runs().stream()
        .findFirst()
        .map(run -> Age.text(run.startedAt(), now))
        .orElse("never");
  }

  private static String outcomes(FlowSummary one) {
    return one.runs().reversed().stream()
        .map(run -> Sign.of(run.status()))
        .collect(Collectors.joining());
  }

  /** The state that all its rules and schedules have, or the number in each. */
  private static String deployed(FlowSummary one) {
    List<String> states = new ArrayList<>();
    for (State state : State.values()) {
      int count = one.in(state).size();
      if (count > 0) {
        states.add(count == one.triggers().size() ? state.name() : count + " " + state);
      }
    }
    return String.join(", ", states);
  }

  private static String last(FlowSummary one) {
    return one.runs().stream().findFirst().map(Run::status).orElse("");
  }
}
