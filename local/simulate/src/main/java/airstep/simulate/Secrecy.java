package airstep.simulate;

import airstep.asl.HistoryEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Promise 5: nothing that is stored or shown holds a secret.
 *
 * @param searched texts that were searched: most are in many events
 */
record Secrecy(PlayedDay played, Consumer<String> broken, Set<String> searched)
    implements Runnable {

  private static final List<Disguised> SECRETS =
      Stream.concat(DayAirbyte.secrets().stream(), Stream.of(FaultyWorld.WEBHOOK))
          .map(Disguised::new)
          .toList();

  /** Creates the check. */
  Secrecy(PlayedDay played, Consumer<String> broken) {
    this(played, broken, new HashSet<>());
  }

  @Override
  public void run() {
    check("a log line", played.logLines());
    check("a mail", played.mails());
    check("an event", played.published());
    played.slack().messages().forEach(message -> check("an alert", message.payload().toString()));
    for (PlayedExecution ran : played.executions()) {
      String where = "the history of " + ran;
      for (HistoryEvent event : ran.execution().history()) {
        event.details().forEach(detail -> check(where, detail.value()));
      }
    }
  }

  private void check(String where, Object value) {
    switch (value) {
      case String text when searched.add(text) -> {
        search(where, text);
        if (Disguised.needsUndoing(text)) {
          search(where + ", unescaped,", Disguised.undone(text));
        }
      }
      case Map<?, ?> map -> {
        check(where, map.keySet());
        check(where, map.values());
      }
      case Collection<?> all -> all.forEach(each -> check(where, each));
      case null, default -> {}
    }
  }

  private void search(String where, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Disguised secret : SECRETS) {
      if (secret.in(text, lower)) {
        broken.accept(where + " holds " + secret.secret);
      }
    }
  }
}
