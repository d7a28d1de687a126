package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.stack.EmbeddedStack;
import airstep.http.Http;
import airstep.simulate.InjectedFault.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One call to Airbyte or Slack, from its sending to its answer: it may get lost, arrive late or get
 * a wrong answer.
 *
 * @param execution the execution that sent it
 */
record Exchange(
    FaultyWorld world, Http.Request request, ApiCall call, String execution, Instant at) {

  /** Sends a request of the current invocation, which may go wrong. */
  static Http.Response send(FaultyWorld world, Http.Request request) throws IOException {
    Invocation invocation = Invocation.current();
    invocation.sends();
    ApiCall call = ApiCall.of(request);
    Exchange exchange =
        new Exchange(world, request, call, invocation.execution(), world.timeline.instant());
    Optional<InjectedFault.OnCall> fault = world.strikes.of(call);
    Http.Response response;
    try {
      response = fault.isPresent() ? exchange.struck(fault.get()) : exchange.untroubled();
    } catch (IOException e) {
      exchange.ended(e.toString(), invocation);
      throw e;
    }
    exchange.ended(Integer.toString(response.status()), invocation);
    if (call == ApiCall.JOBS) {
      invocation.listed(response);
    }
    return response;
  }

  private void ended(String answer, Invocation invocation) {
    world.ledger.note(request.method() + " " + request.uri().getRawPath() + " → " + answer);
    invocation.sent();
  }

  private Http.Response untroubled() throws IOException {
    passUsual();
    Http.Response response = effect();
    pass(Duration.ofMillis(60));
    return response;
  }

  private Http.Response struck(InjectedFault.OnCall fault) throws IOException {
    return switch (fault.kind()) {
      case REQUEST_LOST -> throw lost(fault.choice());
      case DELAY -> late(fault);
      case LATE_CANCEL -> {
        world.lateCancels.accept(execution, fault);
        yield late(fault);
      }
      default -> {
        passUsual();
        yield answered(fault, fault.choice());
      }
    };
  }

  private Http.Response answered(InjectedFault.OnCall fault, int choice) throws IOException {
    return switch (fault.kind()) {
      case ANSWER_LOST -> {
        effect();
        throw lost(choice + 1);
      }
      case CUT_BODY -> FaultyAnswers.cut(choice, effect());
      case UNKNOWN_STATUS -> FaultyAnswers.unknownStatus(choice, effect());
      case LISTING -> FaultyLists.drifted(call, choice, effect());
      case NO_LIST -> FaultyLists.without(choice, effect());
      case EMPTY_LIST -> FaultyLists.empty(effect());
      case STALE_LISTING ->
          FaultyLists.stale(
              request, world.airbyte, requestedAfter(world.timeline.instant().minus(fault.late())));
      case HTML -> {
        effect(fault.effect(), fault);
        yield FaultyAnswers.html(choice, request);
      }
      case FALSE_CONFLICT -> {
        effectIfActive(fault);
        yield FaultyAnswers.conflict(
            fault.effect() == Effect.LATE || choice == 0,
            request.uri().getPath().startsWith("/api/v1/"));
      }
      case SLACK -> slack(fault);
      case OTHER_ANSWER -> otherAnswer(fault);
      case SLACK_NOT_OK -> FaultyAnswers.NOT_OK.get(choice);
      case ERROR_STATUS -> {
        int status = FaultyAnswers.STATUSES.get(choice);
        switch (status) {
          case 425, 429 -> {}
          case 500 -> effectIfActive(fault);
          default -> effect(fault.effect(), fault);
        }
        yield FaultyAnswers.status(status, request);
      }
      default -> throw new IllegalArgumentException(fault + " does not affect a call over HTTP");
    };
  }

  private Set<Long> requestedAfter(Instant then) {
    return world.airbyte.jobs().stream()
        .filter(job -> job.goneAt().isEmpty())
        .filter(job -> world.ledger.requestedAt(job).isAfter(then))
        .map(EmbeddedJob::id)
        .collect(Collectors.toSet());
  }

  private Http.Response otherAnswer(InjectedFault.OnCall fault) throws IOException {
    OtherAnswer other = new OtherAnswer(world.airbyte, request, call);
    boolean trigger = call == ApiCall.START_JOB;
    int choice = trigger ? fault.choice() % OtherAnswer.OF_TRIGGERS : fault.choice();
    if (trigger && choice == OtherAnswer.TYPE) {
      Http.Response started = world.handle(this, OtherAnswer.clear(request));
      if (started.status() == 200) {
        // Airbyte answers so slowly that what it started is running or over by then.
        Duration most = request.timeout().minus(sinceSent());
        pass(fault.late().compareTo(most) < 0 ? fault.late() : most.dividedBy(2));
        return other.now(started);
      }
      return started;
    }
    Optional<Http.Response> right =
        fault.effect() == Effect.AT_ONCE ? Optional.of(effect()) : Optional.empty();
    return other.of(choice, right).orElseGet(() -> FaultyAnswers.status(502, request));
  }

  private Http.Response slack(InjectedFault.OnCall fault) throws IOException {
    if (fault.choice() == FaultyAnswers.OF_SLACK.size()) {
      effect(fault.effect(), fault);
      throw lost(1);
    }
    Http.Response answer = FaultyAnswers.OF_SLACK.get(fault.choice());
    effect(answer.status() < 500 ? Effect.NEVER : fault.effect(), fault);
    return answer;
  }

  /** The effect happens in any case; the caller sees it only within its timeout. */
  private Http.Response late(InjectedFault.OnCall fault) throws IOException {
    if (fault.late().compareTo(request.timeout()) >= 0) {
      effect(fault.effect(), fault);
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

  /** Airbyte checks the connection first, and starts nothing on one that is switched off. */
  private void effectIfActive(InjectedFault.OnCall fault) throws IOException {
    boolean off =
        world.airbyte.connections().stream()
            .filter(it -> (request.uri() + request.body()).contains(it.id().toString()))
            .anyMatch(it -> it.status() != EmbeddedConnectionStatus.ACTIVE);
    effect(off ? Effect.NEVER : fault.effect(), fault);
  }

  private void effect(Effect when, InjectedFault.OnCall fault) throws IOException {
    switch (when) {
      case NEVER -> {}
      case AT_ONCE -> effect();
      case LATE -> world.later(fault.late().minus(sinceSent()), this::lateEffect);
    }
  }

  private void lateEffect() {
    try {
      world.ledger.note(request.method() + " of " + Ledger.shortened(execution) + " lands");
      effect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the receiver does with the request as it was sent. */
  private Http.Response effect() throws IOException {
    return world.handle(this, request);
  }

  private Duration sinceSent() {
    return Duration.between(at, world.timeline.instant());
  }

  /** A trigger takes seconds, everything else a fraction of one. */
  private void passUsual() {
    boolean trigger = call == ApiCall.START_JOB;
    pass(Duration.ofMillis(trigger ? 200 + world.latency.nextInt(4000) : 40));
  }

  private void pass(Duration duration) {
    if (duration.isPositive()) {
      EmbeddedStack.sleep(world.timeline, duration);
    }
  }
}
