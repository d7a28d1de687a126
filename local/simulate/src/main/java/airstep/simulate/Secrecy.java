package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEvent.Detail;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Promise 5: nothing that is kept or shown holds a secret. */
final class Secrecy {

  private static final List<Disguised> SECRETS =
      Stream.concat(Api.secrets().stream(), Stream.of(Play.WEBHOOK)).map(Disguised::new).toList();

  private Secrecy() {}

  static void check(Played played, List<Broken> broken) {
    played.logLines().forEach(line -> check("a log line", line, broken));
    played.mails().forEach(mail -> check("a mail", mail, broken));
    played.published().forEach(event -> check("an event", event, broken));
    played
        .slack()
        .messages()
        .forEach(message -> check("an alert", message.payload().toString(), broken));
    for (Execution execution : played.recording().executions()) {
      for (HistoryEvent event : execution.history()) {
        for (Detail detail : event.details()) {
          Object value =
              switch (detail) {
                case Detail.Plain plain -> plain.value();
                case Detail.Embedded embedded -> embedded.value();
                case Detail.Variables variables -> variables.values();
              };
          check("the history of " + Ledger.shortened(execution.arn()), value, broken);
        }
      }
    }
  }

  private static void check(String where, Object value, List<Broken> broken) {
    switch (value) {
      case String text -> {
        search(where, text, broken);
        if (Disguised.needsUndoing(text)) {
          search(where + ", once its escapes are undone,", Disguised.undone(text), broken);
        }
      }
      case Map<?, ?> map ->
          map.forEach(
              (name, each) -> {
                check(where, name, broken);
                check(where, each, broken);
              });
      case Collection<?> all -> all.forEach(each -> check(where, each, broken));
      case null, default -> {}
    }
  }

  private static void search(String where, String text, List<Broken> broken) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Disguised secret : SECRETS) {
      if (secret.in(text, lower)) {
        broken.add(new Broken(Invariant.SECRECY, where + " holds " + secret.secret()));
      }
    }
  }
}
