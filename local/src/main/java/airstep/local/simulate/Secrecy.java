package airstep.local.simulate;

import airstep.local.interpreter.Execution;
import airstep.local.interpreter.HistoryEvent;
import airstep.local.interpreter.HistoryEvent.Detail;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Promise 5: nothing that is kept or shown holds a secret. */
final class Secrecy {

  private static final List<String> SECRETS =
      Stream.concat(Api.secrets().stream(), Stream.of(Play.WEBHOOK)).toList();

  private Secrecy() {}

  static void check(Played played, List<Broken> broken) {
    played.logLines().forEach(line -> check("a log line", line, broken));
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
        for (String secret : SECRETS) {
          if (text.contains(secret)) {
            broken.add(new Broken(Invariant.SECRECY, where + " holds " + secret));
          }
        }
      }
      case Map<?, ?> map -> map.values().forEach(each -> check(where, each, broken));
      case Collection<?> all -> all.forEach(each -> check(where, each, broken));
      case null, default -> {}
    }
  }
}
