package airstep.local.simulate;

import airstep.http.Http;
import airstep.local.runtime.Stage;
import airstep.local.timeline.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** One call, from its sending to its answer. */
final class Exchange {

  private final Timeline timeline;
  private final FarEnd farEnd;
  private final FarEnd.Asked asked;
  private final Http.Request request;
  private final LateCancels lateCancels;

  Exchange(Timeline timeline, FarEnd farEnd, FarEnd.Asked asked, LateCancels lateCancels) {
    this.timeline = timeline;
    this.farEnd = farEnd;
    this.asked = asked;
    this.request = asked.request();
    this.lateCancels = lateCancels;
  }

  Http.Response untroubled(Random random) throws IOException {
    pass(usual(random));
    Http.Response response = effect();
    pass(Duration.ofMillis(60));
    return response;
  }

  Http.Response struck(Fault.OnCall fault, Random random) throws IOException {
    switch (fault.kind()) {
      case REQUEST_LOST -> throw lost(fault.choice());
      case ANSWER_LOST -> {
        pass(usual(random));
        var _ = effect();
        throw lost(fault.choice() + 1);
      }
      case DELAY -> {
        return late(fault);
      }
      case LATE_CANCEL -> {
        lateCancels.sent(asked.execution(), fault);
        return late(fault);
      }
      default -> {
        pass(usual(random));
      }
    }
    return switch (fault.kind()) {
      case CUT_BODY, UNKNOWN_STATUS, LISTING, NO_LIST, EMPTY_LIST ->
          FaultyAnswers.changed(fault, effect());
      case STALE_LISTING -> farEnd.before(request, timeline.instant().minus(fault.late()));
      case HTML -> {
        effect(fault.effect(), fault.late());
        yield FaultyAnswers.html(fault.choice(), request);
      }
      case FALSE_CONFLICT -> {
        effect(farEnd.byAirbyte(request, fault.effect()), fault.late());
        int choice = fault.effect() == Fault.Effect.LATE ? 0 : fault.choice();
        yield FaultyAnswers.conflict(choice, request.uri().getPath().startsWith("/api/v1/"));
      }
      case SLACK -> slack(fault);
      case OTHER_ANSWER -> otherAnswer(fault);
      case SLACK_NOT_OK -> NotOk.ANSWERS.get(fault.choice());
      default -> {
        int status = FaultyAnswers.STATUSES.get(fault.choice());
        boolean refused = status == 425 || status == 429;
        Fault.Effect effect =
            status == 500 ? farEnd.byAirbyte(request, fault.effect()) : fault.effect();
        effect(refused ? Fault.Effect.NEVER : effect, fault.late());
        yield FaultyAnswers.status(status, request);
      }
    };
  }

  private Http.Response otherAnswer(Fault.OnCall fault) throws IOException {
    int choice =
        asked.call() == Call.START_JOB ? fault.choice() % OtherAnswer.OF_TRIGGERS : fault.choice();
    if (asked.call() == Call.START_JOB && choice == OtherAnswer.TYPE) {
      Http.Response started = farEnd.handle(asked, OtherAnswer.clear(request));
      return OtherAnswer.isOne(started) ? afterAWhile(fault, started) : started;
    }
    Optional<Http.Response> right =
        fault.effect() == Fault.Effect.AT_ONCE ? Optional.of(effect()) : Optional.empty();
    return farEnd
        .other(asked)
        .of(choice, right)
        .orElseGet(() -> FaultyAnswers.status(502, request));
  }

  /** Airbyte takes its time to answer: what it has started runs by then, or has ended. */
  private Http.Response afterAWhile(Fault.OnCall fault, Http.Response started) {
    Duration most = request.timeout().minus(Duration.between(asked.sentAt(), timeline.instant()));
    pass(fault.late().compareTo(most) < 0 ? fault.late() : most.dividedBy(2));
    return farEnd.other(asked).now(started);
  }

  private Http.Response slack(Fault.OnCall fault) throws IOException {
    if (fault.choice() == FaultyAnswers.OF_SLACK.size()) {
      effect(fault.effect(), fault.late());
      throw lost(1);
    }
    Http.Response answer = FaultyAnswers.OF_SLACK.get(fault.choice());
    effect(answer.status() < 500 ? Fault.Effect.NEVER : fault.effect(), fault.late());
    return answer;
  }

  /** The caller waits as long as it has patience; the effect comes all the same. */
  private Http.Response late(Fault.OnCall fault) throws IOException {
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
                late.minus(Duration.between(asked.sentAt(), timeline.instant())), this::lateEffect);
      }
    }
  }

  private void lateEffect() {
    try {
      farEnd.lands(asked);
      var _ = effect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the far end does at the request as it was sent. */
  private Http.Response effect() throws IOException {
    return farEnd.handle(asked, request);
  }

  /** A trigger takes seconds, everything else a fraction of one. */
  private Duration usual(Random random) {
    return Duration.ofMillis(asked.call() == Call.START_JOB ? 200 + random.nextInt(4000) : 40);
  }

  private void pass(Duration duration) {
    if (duration.isPositive()) {
      Stage.sleep(timeline, duration);
    }
  }
}
