package airstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.terminal.TerminalEmulator;
import airstep.terminal.TerminalSize;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The live view on a terminal: what a person sees after each redraw. */
class LiveScreenTest {

  private static final SyncRow RUNNING = LiveViewTest.row("A", SyncPhase.RUNNING, 7, 10, 3);
  private static final SyncRow WAITING = SyncRow.waiting("B", Optional.empty());
  private static final SyncRow ENDED = LiveViewTest.row("A", SyncPhase.SUCCEEDED, 7, 12, 4);

  private final TerminalEmulator terminal = new TerminalEmulator(80);
  private TerminalSize size = new TerminalSize(80, 24);
  private final LiveScreen screen = new LiveScreen(terminal.out(), () -> size, true);

  @Test
  void redrawsInPlace() {
    terminal.out().println("before");
    screen.draw(LiveViewTest.status(RUNNING, WAITING));
    screen.draw(LiveViewTest.status(ENDED, WAITING));
    assertThat(terminal.rows())
        .containsExactly(
            "before",
            "nightly · 2 min 3 s · 2 connections: 1 waiting, 1 succeeded",
            "… B  waiting for a slot",
            "✓ A  succeeded · 12 rows · 4 s");
  }

  @Test
  void fewerLinesLeaveNothingBehind() {
    screen.draw(LiveViewTest.status(RUNNING, WAITING));
    screen.draw(LiveViewTest.status(ENDED));
    assertThat(terminal.rows())
        .containsExactly("nightly · 2 min 3 s", "✓ A  succeeded · 12 rows · 4 s");
  }

  @Test
  void otherTextTakesThePlaceOfTheLines() {
    screen.draw(LiveViewTest.status(RUNNING, WAITING));
    screen.log("a log line");
    screen.draw(LiveViewTest.status(ENDED));
    screen.end();
    terminal.out().println("the report");
    assertThat(terminal.rows()).containsExactly("a log line", "the report", "");
  }

  @Test
  void anInterruptIsEchoedWithoutANewLine() {
    size = new TerminalSize(33, 24);
    TerminalEmulator narrow = new TerminalEmulator(33);
    LiveScreen small = new LiveScreen(narrow.out(), () -> size, false);
    small.draw(LiveViewTest.status(LiveViewTest.row("A", SyncPhase.RUNNING, 7, 1_234_567, 123)));
    narrow.out().print("^C");
    small.end();
    assertThat(narrow.rows()).containsExactly("");
  }

  @Test
  void aNarrowerTerminalIsClearedToo() {
    terminal.out().println("before");
    screen.draw(LiveViewTest.status(RUNNING, WAITING));
    terminal.narrow(33);
    size = new TerminalSize(33, 24);
    screen.draw(LiveViewTest.status(ENDED, WAITING));
    assertThat(terminal.rows())
        .containsExactly(
            "before",
            "nightly · 2 min 3 s · 2 conne…",
            "… B  waiting for a slot",
            "✓ A  succeeded · 12 rows · 4 s");
  }

  @Test
  void readsTheSizeThatSttyPrints() {
    assertThat(TerminalSize.read("50 132\n")).isEqualTo(new TerminalSize(132, 50));
    assertThat(TerminalSize.read("0 0\n")).isEqualTo(TerminalSize.USUAL);
    assertThat(TerminalSize.read("stty: not a terminal")).isEqualTo(TerminalSize.USUAL);
    assertThat(TerminalSize.read("")).isEqualTo(TerminalSize.USUAL);
  }
}
