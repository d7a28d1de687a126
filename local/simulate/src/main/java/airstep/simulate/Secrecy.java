package airstep.simulate;

import airstep.asl.HistoryEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
 * @param opened objects and lists whose texts were searched: events share most of them
 */
record Secrecy(PlayedDay played, Consumer<String> broken, Set<String> searched, Set<Object> opened)
    implements Runnable {

  private static final List<Disguised> SECRETS =
      Stream.concat(DayAirbyte.secrets().stream(), Stream.of(FaultyWorld.WEBHOOK))
          .map(Disguised::new)
          .toList();
  private static final Hint HINT =
      new Hint(SECRETS.stream().flatMap(secret -> secret.words().stream()).toList());

  /** Creates the check. */
  Secrecy(PlayedDay played, Consumer<String> broken) {
    this(played, broken, new HashSet<>(), Collections.newSetFromMap(new IdentityHashMap<>()));
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
        for (HistoryEvent.Detail detail : event.details()) {
          check(where, detail.value());
        }
      }
    }
  }

  private void check(String where, Object value) {
    if (value instanceof String text) {
      if (searched.add(text)) {
        search(where, text);
        if (Disguised.needsUndoing(text)) {
          search(where + ", unescaped,", Disguised.undone(text));
        }
      }
    } else if (value instanceof Map<?, ?> map) {
      if (opened.add(map)) {
        map.forEach(
            (key, held) -> {
              check(where, key);
              check(where, held);
            });
      }
    } else if (value instanceof Collection<?> all && opened.add(all)) {
      all.forEach(each -> check(where, each));
    }
  }

  private void search(String where, String text) {
    if (!HINT.mayBeIn(text)) {
      return;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    for (Disguised secret : SECRETS) {
      if (secret.in(text, lower)) {
        broken.accept(where + " holds " + secret.secret);
      }
    }
  }
}
