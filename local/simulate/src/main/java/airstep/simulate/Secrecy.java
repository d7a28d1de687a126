package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEvent.Detail;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.ObjectValue;
import java.util.ArrayList;
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

/** Promise 5: nothing that is stored or shown holds a secret. */
final class Secrecy {

  private static final List<Disguised> SECRETS =
      Stream.concat(DayAirbyte.secrets().stream(), Stream.of(FaultyWorld.WEBHOOK))
          .map(Disguised::new)
          .toList();

  private static final Traces TRACES =
      SECRETS.stream().map(Disguised::traces).reduce(Traces::and).orElseThrow();

  private final List<String> broken = new ArrayList<>();

  /** Texts without a secret: most are in many events. */
  private final Set<String> clean = new HashSet<>();

  /** Values without a secret, cheaper to compare than their texts. */
  private final Set<Object> cleanValues = Collections.newSetFromMap(new IdentityHashMap<>());

  static void check(Played played, Consumer<String> broken) {
    Secrecy secrecy = new Secrecy();
    secrecy.check(played);
    secrecy.broken.forEach(broken);
  }

  private void check(Played played) {
    played.logLines().forEach(line -> check("a log line", line));
    played.mails().forEach(mail -> check("a mail", mail));
    played.published().forEach(event -> check("an event", event));
    played.slack().messages().forEach(message -> check("an alert", message.payload().toString()));
    for (Execution execution : played.executions()) {
      String name = Ledger.shortened(execution.arn());
      for (HistoryEvent event : execution.history()) {
        for (Detail detail : event.details()) {
          Object value =
              switch (detail) {
                case Detail.Plain plain -> plain.value();
                case Detail.Embedded embedded -> embedded.value();
                case Detail.Variables variables -> variables.values();
              };
          check("the history of " + name, value);
        }
      }
    }
  }

  private void check(String where, Object value) {
    if (cleanValues.contains(value)) {
      return;
    }
    int before = broken.size();
    switch (value) {
      case String text -> text(where, text);
      case Map<?, ?> map ->
          map.forEach(
              (name, each) -> {
                check(where, name);
                check(where, each);
              });
      case Collection<?> all -> all.forEach(each -> check(where, each));
      case null, default -> {}
    }
    if (before == broken.size() && (value instanceof ObjectValue || value instanceof ArrayValue)) {
      cleanValues.add(value);
    }
  }

  private void text(String where, String text) {
    if (clean.contains(text)) {
      return;
    }
    int before = broken.size();
    search(where, text);
    if (Disguised.needsUndoing(text)) {
      search(where + ", unescaped,", Disguised.undone(text));
    }
    if (before == broken.size()) {
      clean.add(text);
    }
  }

  private void search(String where, String text) {
    if (!TRACES.suspects(text)) {
      return;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    for (Disguised secret : SECRETS) {
      if (secret.in(text, lower)) {
        broken.add(where + " holds " + secret.secret());
      }
    }
  }
}
