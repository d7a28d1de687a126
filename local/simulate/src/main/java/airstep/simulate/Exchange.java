package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.stack.EmbeddedStack;
import airstep.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * One call, from its sending to its answer.
 *
 * @param lateCancels receives the execution and the fault of a cancel that will land late
 */
record Exchange(
    Timeline timeline,
    FarEnd farEnd,
    FarEnd.Sent sent,
    Random random,
    BiConsumer<String, InjectedFault.OnCall> lateCancels) {

  Http.Response untroubled() throws IOException {
    passUsual();
    Http.Response response = effect();
    pass(Duration.ofMillis(60));
    return response;
  }

  Http.Response struck(InjectedFault.OnCall fault) throws IOException {
    return switch (fault.kind()) {
      case REQUEST_LOST -> throw lost(fault.choice());
      case ANSWER_LOST -> {
        passUsual();
        effect();
        throw lost(fault.choice() + 1);
      }
      case DELAY -> late(fault);
      case LATE_CANCEL -> {
        lateCancels.accept(sent.execution(), fault);
        yield late(fault);
      }
      default -> {
        passUsual();
        yield answered(fault);
      }
    };
  }

  private Http.Response answered(InjectedFault.OnCall fault) throws IOException {
    int choice = fault.choice();
    return switch (fault.kind()) {
      case CUT_BODY -> FaultyAnswers.cut(choice, effect());
      case UNKNOWN_STATUS -> FaultyAnswers.unknownStatus(choice, effect());
      case LISTING -> FaultyAnswers.drifted(fault.call(), choice, effect());
      case NO_LIST -> NoList.of(choice, effect());
      case EMPTY_LIST -> NoList.empty(effect());
      case STALE_LISTING ->
          StaleListing.of(request(), farEnd, timeline.instant().minus(fault.late()));
      case HTML -> {
        effect(fault.effect(), fault.late());
        yield FaultyAnswers.html(choice, request());
      }
      case FALSE_CONFLICT -> {
        effect(farEnd.byAirbyte(request(), fault.effect()), fault.late());
        yield FaultyAnswers.conflict(
            fault.effect() == InjectedFault.Effect.LATE ? 0 : choice,
            request().uri().getPath().startsWith("/api/v1/"));
      }
      case SLACK -> slack(fault);
      case OTHER_ANSWER -> otherAnswer(fault);
      case SLACK_NOT_OK -> FaultyAnswers.NOT_OK.get(choice);
      case ERROR_STATUS -> {
        int status = FaultyAnswers.STATUSES.get(choice);
        switch (status) {
          case 425, 429 -> {}
          case 500 -> effect(farEnd.byAirbyte(request(), fault.effect()), fault.late());
          default -> effect(fault.effect(), fault.late());
        }
        yield FaultyAnswers.status(status, request());
      }
      default -> throw new IllegalArgumentException(fault + " strikes no call over HTTP");
    };
  }

  private Http.Response otherAnswer(InjectedFault.OnCall fault) throws IOException {
    boolean trigger = sent.call() == ApiCall.START_JOB;
    int choice = trigger ? fault.choice() % OtherAnswer.OF_TRIGGERS : fault.choice();
    if (trigger && choice == OtherAnswer.TYPE) {
      Http.Response started = farEnd.handle(sent, OtherAnswer.clear(request()));
      return OtherAnswer.isOne(started) ? afterAWhile(fault, started) : started;
    }
    Optional<Http.Response> right =
        fault.effect() == InjectedFault.Effect.AT_ONCE ? Optional.of(effect()) : Optional.empty();
    return farEnd
        .other(sent)
        .of(choice, right)
        .orElseGet(() -> FaultyAnswers.status(502, request()));
  }

  /** Airbyte answers so slowly that what it started is running or over by then. */
  private Http.Response afterAWhile(InjectedFault.OnCall fault, Http.Response started) {
    Duration most = request().timeout().minus(sinceSent());
    pass(fault.late().compareTo(most) < 0 ? fault.late() : most.dividedBy(2));
    return farEnd.other(sent).now(started);
  }

  private Http.Response slack(InjectedFault.OnCall fault) throws IOException {
    if (fault.choice() == FaultyAnswers.OF_SLACK.size()) {
      effect(fault.effect(), fault.late());
      throw lost(1);
    }
    Http.Response answer = FaultyAnswers.OF_SLACK.get(fault.choice());
    effect(answer.status() < 500 ? InjectedFault.Effect.NEVER : fault.effect(), fault.late());
    return answer;
  }

  /** The effect comes in any case; the caller sees it only within its timeout. */
  private Http.Response late(InjectedFault.OnCall fault) throws IOException {
    if (fault.late().compareTo(request().timeout()) >= 0) {
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
        pass(request().timeout());
        yield new SocketTimeoutException("no answer within " + request().timeout());
      }
      default -> {
        pass(Duration.ofSeconds(1));
        yield new IOException("connection reset");
      }
    };
  }

  private void effect(InjectedFault.Effect when, Duration late) throws IOException {
    switch (when) {
      case NEVER -> {}
      case AT_ONCE -> effect();
      case LATE -> timeline.schedule(late.minus(sinceSent()), this::lateEffect);
    }
  }

  private void lateEffect() {
    try {
      String sender = Ledger.shortened(sent.execution());
      farEnd.ledger().note(request().method() + " of " + sender + " lands");
      effect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the far end does with the request as it was sent. */
  private Http.Response effect() throws IOException {
    return farEnd.handle(sent, request());
  }

  private Http.Request request() {
    return sent.request();
  }

  private Duration sinceSent() {
    return Duration.between(sent.at(), timeline.instant());
  }

  /** A trigger takes seconds, everything else a fraction of one. */
  private void passUsual() {
    boolean trigger = sent.call() == ApiCall.START_JOB;
    pass(Duration.ofMillis(trigger ? 200 + random.nextInt(4000) : 40));
  }

  private void pass(Duration duration) {
    if (duration.isPositive()) {
      EmbeddedStack.sleep(timeline, duration);
    }
  }
}
