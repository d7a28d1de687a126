package airstep.live;

import airstep.asl.timeline.Timeline;
import airstep.embedded.slack.TerminalText;
import airstep.terminal.Person;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The question after a Ctrl-C. Only the run goes on while it is open: nothing else is printed. A
 * second Ctrl-C, and the end of the input, detach.
 */
public final class Interruption {

  /** To wait is the default, because it can be changed later and loses nothing. */
  enum Choice {
    DETACH,
    CANCEL,
    WAIT
  }

  private static final List<String> CHOICES =
      List.of(
          "[d]etach  end this command; nothing follows the jobs, and no alert comes",
          "[c]ancel  stop the run, cancel its jobs, report and alert, then end",
          "[w]ait    go on as before; so does Enter, and a second Ctrl-C detaches");

  private final Timeline timeline;
  private final Person person;
  private final PrintStream err;
  private final Consumer<Choice> chosen;
  private boolean asking;
  private int columns;

  Interruption(Timeline timeline, Person person, PrintStream err, Consumer<Choice> chosen) {
    this.timeline = timeline;
    this.person = person;
    this.err = err;
    this.chosen = chosen;
  }

  boolean isAsking() {
    return asking;
  }

  /** Lists the jobs and asks, or detaches if it has asked. */
  void interrupt(RunDisplay display, LiveStatus status) {
    if (asking) {
      err.println();
      choose(Choice.DETACH);
      return;
    }
    asking = true;
    display.end();
    err.println();
    columns = display.columns();
    new RunningJobs(status).lines(columns).forEach(err::println);
    ask();
  }

  private void ask() {
    CHOICES.forEach(choice -> TerminalText.wrap(choice, columns).forEach(err::println));
    err.print("d, c or w? ");
    err.flush();
    person.answer(
        line -> {
          var _ = timeline.schedule(timeline.instant(), () -> answered(line));
        });
  }

  private void answered(Optional<String> line) {
    if (!asking) {
      return;
    }
    switch (line.map(it -> it.strip().toLowerCase(Locale.ROOT)).orElse("detach")) {
      case "d", "detach" -> choose(Choice.DETACH);
      case "c", "cancel" -> choose(Choice.CANCEL);
      case "", "w", "wait" -> choose(Choice.WAIT);
      default -> ask();
    }
  }

  private void choose(Choice choice) {
    asking = false;
    chosen.accept(choice);
  }
}
