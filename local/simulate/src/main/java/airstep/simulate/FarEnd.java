package airstep.simulate;

import airstep.embedded.airbyte.Actor;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.slack.SlackInbox;
import airstep.http.Http;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Airbyte and Slack, and the record of who really sent them what. */
record FarEnd(EmbeddedAirbyte airbyte, SlackInbox slack, Ledger ledger) {

  /** A request, and the execution that sent it. */
  record Sent(Http.Request request, ApiCall call, String execution, Instant at) {}

  /** Handles the request, and writes its effect down under the name of its sender. */
  Http.Response handle(Sent sent, Http.Request request) throws IOException {
    if (sent.call() == ApiCall.SLACK) {
      return slack.handle(request);
    }
    int jobs = airbyte.jobs().size();
    int cancels = airbyte.cancels().size();
    Http.Response response = airbyte.handle(request);
    if (sent.call() == ApiCall.START_JOB) {
      later(airbyte.jobs(), jobs).forEach(job -> ledger.started(job, sent.execution(), sent.at()));
    }
    if (sent.call() == ApiCall.CANCEL_JOB) {
      List<EmbeddedJob> hit =
          later(airbyte.cancels(), cancels).stream()
              .filter(cancel -> cancel.by() == Actor.API)
              .flatMap(cancel -> airbyte.job(cancel.hit()).stream())
              .toList();
      ledger.cancelLanded(sent.execution(), sent.at(), hit);
    }
    return response;
  }

  private static <T> List<T> later(List<T> all, int before) {
    return all.subList(before, all.size());
  }

  /** Airbyte checks the connection first, and starts nothing of one that is off. */
  InjectedFault.Effect byAirbyte(Http.Request request, InjectedFault.Effect effect) {
    boolean off =
        airbyte.connections().stream()
            .filter(it -> (request.uri() + request.body()).contains(it.id().toString()))
            .anyMatch(it -> it.status() != EmbeddedConnectionStatus.ACTIVE);
    return off ? InjectedFault.Effect.NEVER : effect;
  }

  OtherAnswer other(Sent sent) {
    return new OtherAnswer(airbyte, sent.request(), sent.call(), airbyte.now());
  }
}
