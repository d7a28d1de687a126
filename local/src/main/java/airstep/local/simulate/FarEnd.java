package airstep.local.simulate;

import airstep.http.Http;
import airstep.local.embedded.airbyte.Actor;
import airstep.local.embedded.airbyte.Cancel;
import airstep.local.embedded.airbyte.ConnectionStatus;
import airstep.local.embedded.airbyte.EmbeddedAirbyte;
import airstep.local.embedded.airbyte.Job;
import airstep.local.embedded.slack.SlackInbox;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Airbyte and Slack, and the record of who has really asked them for what. */
record FarEnd(EmbeddedAirbyte airbyte, SlackInbox slack, Ledger ledger) {

  /** A request, and the execution that has sent it. */
  record Asked(Http.Request request, Call call, String execution, Instant sentAt) {}

  /** What it does, written down under the name of who has asked, whatever has become of it. */
  Http.Response handle(Asked asked, Http.Request request) throws IOException {
    if (asked.call() == Call.SLACK) {
      return slack.handle(request);
    }
    int jobs = asked.call() == Call.START_JOB ? airbyte.jobs().size() : 0;
    int cancels = asked.call() == Call.CANCEL_JOB ? airbyte.cancels().size() : 0;
    Http.Response response = airbyte.handle(request);
    if (asked.call() == Call.START_JOB) {
      List<Job> after = airbyte.jobs();
      after
          .subList(jobs, after.size())
          .forEach(job -> ledger.started(job, asked.execution(), asked.sentAt()));
    }
    if (asked.call() == Call.CANCEL_JOB) {
      ledger.cancelLanded(asked.execution(), asked.sentAt());
      List<Cancel> after = airbyte.cancels();
      after.subList(cancels, after.size()).stream()
          .filter(cancel -> cancel.by() == Actor.API)
          .flatMap(cancel -> airbyte.job(cancel.hit()).stream())
          .forEach(hit -> ledger.cancelled(hit, asked.execution(), asked.sentAt()));
    }
    return response;
  }

  /** Airbyte itself has looked at the connection, and starts nothing of one that is off. */
  Fault.Effect byAirbyte(Http.Request request, Fault.Effect effect) {
    boolean off =
        airbyte.connections().stream()
            .filter(it -> (request.uri() + request.body()).contains(it.id().toString()))
            .anyMatch(it -> it.status() != ConnectionStatus.ACTIVE);
    return off ? Fault.Effect.NEVER : effect;
  }

  /** A list as it was then. */
  Http.Response before(Http.Request request, Instant then) throws IOException {
    return StaleListing.of(request, airbyte, ledger, then);
  }

  OtherAnswer other(Asked asked) {
    return new OtherAnswer(airbyte, asked.request(), asked.call(), airbyte.now());
  }

  void lands(Asked asked) {
    ledger.note(
        "  " + asked.request().method() + " of " + Ledger.shortened(asked.execution()) + " lands");
  }
}
