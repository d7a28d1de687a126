package airstep.local.simulate;

import airstep.http.Http;
import airstep.local.embedded.airbyte.Actor;
import airstep.local.embedded.airbyte.Cancel;
import airstep.local.embedded.airbyte.ConnectionStatus;
import airstep.local.embedded.airbyte.EmbeddedAirbyte;
import airstep.local.embedded.airbyte.Job;
import airstep.local.embedded.slack.SlackInbox;
import airstep.local.runtime.Stage;
import airstep.local.timeline.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The way to Airbyte and Slack, on which calls get lost, come late and are answered wrongly. */
final class FaultyHttp implements Http {

  static final String AIRBYTE = "airbyte.example";

  /** So many milliseconds after a late cancel, at most, is its sync stopped. */
  static final int STOPS_AFTER = 30_000;

  private final Timeline timeline;
  private final EmbeddedAirbyte airbyte;
  private final SlackInbox slack;
  private final Strikes strikes;
  private final Ledger ledger;
  private final Random random;
  private final LateCancels lateCancels;

  FaultyHttp(
      Timeline timeline,
      EmbeddedAirbyte airbyte,
      SlackInbox slack,
      Strikes strikes,
      Ledger ledger,
      Random random,
      LateCancels lateCancels) {
    this.timeline = timeline;
    this.airbyte = airbyte;
    this.slack = slack;
    this.strikes = strikes;
    this.ledger = ledger;
    this.random = random;
    this.lateCancels = lateCancels;
  }

  @Override
  public Response send(Request request) throws IOException {
    Invocation invocation = Invocation.current();
    invocation.sends();
    Exchange exchange = new Exchange(request, Call.of(request, AIRBYTE), invocation.execution());
    Optional<Fault.OnCall> fault = strikes.of(exchange.call);
    fault.ifPresent(it -> ledger.note("  " + it));
    Response response;
    try {
      response = fault.isPresent() ? exchange.struck(fault.get()) : exchange.untroubled();
    } catch (IOException e) {
      exchange.note(e.toString());
      invocation.sent();
      throw e;
    }
    exchange.note(Integer.toString(response.status()));
    invocation.sent();
    return response;
  }

  /** One call, from its sending to its answer. */
  private final class Exchange {

    private final Request request;
    private final Call call;
    private final String execution;
    private final Instant sentAt = timeline.instant();

    Exchange(Request request, Call call, String execution) {
      this.request = request;
      this.call = call;
      this.execution = execution;
    }

    Response untroubled() throws IOException {
      pass(usual());
      Response response = effect();
      pass(Duration.ofMillis(60));
      return response;
    }

    Response struck(Fault.OnCall fault) throws IOException {
      switch (fault.kind()) {
        case REQUEST_LOST -> throw lost(fault.choice());
        case ANSWER_LOST -> {
          pass(usual());
          var _ = effect();
          throw lost(fault.choice() + 1);
        }
        case DELAY -> {
          return late(fault);
        }
        case LATE_CANCEL -> {
          lateCancels.sent(execution, fault);
          return late(fault);
        }
        default -> {
          pass(usual());
        }
      }
      return switch (fault.kind()) {
        case CUT_BODY, UNKNOWN_STATUS, LISTING, NO_LIST, EMPTY_LIST ->
            FaultyAnswers.changed(fault, effect());
        case STALE_LISTING ->
            StaleListing.of(request, airbyte, ledger, timeline.instant().minus(fault.late()));
        case HTML -> {
          effect(fault.effect(), fault.late());
          yield FaultyAnswers.html(fault.choice(), request);
        }
        case FALSE_CONFLICT -> {
          effect(byAirbyte(fault.effect()), fault.late());
          int choice = fault.effect() == Fault.Effect.LATE ? 0 : fault.choice();
          yield FaultyAnswers.conflict(choice, request.uri().getPath().startsWith("/api/v1/"));
        }
        case SLACK -> slack(fault);
        case OTHER_ANSWER -> otherAnswer(fault);
        case SLACK_NOT_OK -> NotOk.ANSWERS.get(fault.choice());
        default -> {
          int status = FaultyAnswers.STATUSES.get(fault.choice());
          boolean refused = status == 425 || status == 429;
          Fault.Effect effect = status == 500 ? byAirbyte(fault.effect()) : fault.effect();
          effect(refused ? Fault.Effect.NEVER : effect, fault.late());
          yield FaultyAnswers.status(status, request);
        }
      };
    }

    /** Airbyte itself has looked at the connection, and starts nothing of one that is off. */
    private Fault.Effect byAirbyte(Fault.Effect effect) {
      boolean off =
          airbyte.connections().stream()
              .filter(it -> (request.uri() + request.body()).contains(it.id().toString()))
              .anyMatch(it -> it.status() != ConnectionStatus.ACTIVE);
      return off ? Fault.Effect.NEVER : effect;
    }

    private Response otherAnswer(Fault.OnCall fault) throws IOException {
      int choice =
          call == Call.START_JOB ? fault.choice() % OtherAnswer.OF_TRIGGERS : fault.choice();
      if (call == Call.START_JOB && choice == OtherAnswer.TYPE) {
        Response started = effect(OtherAnswer.clear(request));
        return OtherAnswer.isOne(started) ? afterAWhile(fault, started) : started;
      }
      Optional<Response> right =
          fault.effect() == Fault.Effect.AT_ONCE ? Optional.of(effect()) : Optional.empty();
      return new OtherAnswer(airbyte, request, call, airbyte.now())
          .of(choice, right)
          .orElseGet(() -> FaultyAnswers.status(502, request));
    }

    /** Airbyte takes its time to answer: what it has started runs by then, or has ended. */
    private Response afterAWhile(Fault.OnCall fault, Response started) {
      Duration most = request.timeout().minus(Duration.between(sentAt, timeline.instant()));
      pass(fault.late().compareTo(most) < 0 ? fault.late() : most.dividedBy(2));
      return new OtherAnswer(airbyte, request, call, airbyte.now()).now(started);
    }

    private Response slack(Fault.OnCall fault) throws IOException {
      if (fault.choice() == FaultyAnswers.OF_SLACK.size()) {
        effect(fault.effect(), fault.late());
        throw lost(1);
      }
      Response answer = FaultyAnswers.OF_SLACK.get(fault.choice());
      effect(answer.status() < 500 ? Fault.Effect.NEVER : fault.effect(), fault.late());
      return answer;
    }

    /** The caller waits as long as it has patience; the effect comes all the same. */
    private Response late(Fault.OnCall fault) throws IOException {
      boolean inTime = fault.late().compareTo(request.timeout()) < 0;
      if (!inTime) {
        effect(fault.effect(), fault.late());
        throw lost(1);
      }
      pass(fault.late());
      return effect();
    }

    private IOException lost(int choice) {
      return switch (choice) {
        case 0 -> new ConnectException("connection refused");
        case 1 -> {
          pass(request.timeout());
          yield new SocketTimeoutException("no answer within " + request.timeout());
        }
        default -> {
          pass(Duration.ofSeconds(1));
          yield new IOException("connection reset");
        }
      };
    }

    private void effect(Fault.Effect when, Duration late) throws IOException {
      switch (when) {
        case NEVER -> {}
        case AT_ONCE -> {
          var _ = effect();
        }
        case LATE -> {
          var _ =
              timeline.schedule(
                  late.minus(Duration.between(sentAt, timeline.instant())), this::lateEffect);
        }
      }
    }

    private void lateEffect() {
      try {
        ledger.note("  " + request.method() + " of " + Ledger.shortened(execution) + " lands");
        var _ = effect();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What the far end does, put down under the name of who has really asked for it. */
    private Response effect() throws IOException {
      return effect(request);
    }

    private Response effect(Request request) throws IOException {
      if (call == Call.SLACK) {
        return slack.handle(request);
      }
      int jobs = call == Call.START_JOB ? airbyte.jobs().size() : 0;
      int cancels = call == Call.CANCEL_JOB ? airbyte.cancels().size() : 0;
      Response response = airbyte.handle(request);
      if (call == Call.START_JOB) {
        List<Job> after = airbyte.jobs();
        after.subList(jobs, after.size()).forEach(job -> ledger.started(job, execution, sentAt));
      }
      if (call == Call.CANCEL_JOB) {
        ledger.cancelLanded(execution, sentAt);
        List<Cancel> after = airbyte.cancels();
        after.subList(cancels, after.size()).stream()
            .filter(cancel -> cancel.by() == Actor.API)
            .flatMap(cancel -> airbyte.job(cancel.hit()).stream())
            .forEach(hit -> ledger.cancelled(hit, execution, sentAt));
      }
      return response;
    }

    /** A trigger takes seconds, everything else a fraction of one. */
    private Duration usual() {
      return Duration.ofMillis(call == Call.START_JOB ? 200 + random.nextInt(4000) : 40);
    }

    private void note(String answer) {
      if (ledger.traced()) {
        String path = request.uri().getRawPath();
        ledger.note("  %s %s → %s".formatted(request.method(), path, answer));
      }
    }
  }

  private void pass(Duration duration) {
    if (duration.isPositive()) {
      Stage.sleep(timeline, duration);
    }
  }
}
