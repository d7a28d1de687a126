package airstep.embedded.stack;

import airstep.embedded.transport.HttpFault;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import airstep.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/** The faults of the calls of a test: the first matching rule applies. */
final class Faults implements HttpFault.Source {

  static final HttpFault THROTTLED = answer(429, "application/json", "{\"message\":\"too many\"}");
  static final HttpFault UNAVAILABLE =
      answer(503, "application/json", "{\"message\":\"overloaded\"}");
  static final HttpFault HTML = answer(200, "text/html", "<html><h1>Sign in</h1></html>");
  static final HttpFault UNAUTHORIZED = answer(401, "application/json", "");
  static final HttpFault NO_ANSWER = new HttpFault.Before(HttpFault.Outcome.lost("Read timed out"));
  static final HttpFault LOST_ANSWER =
      new HttpFault.After(HttpFault.Outcome.lost("Connection reset"));

  private final List<HttpFault.Source> rules = new ArrayList<>();
  private final List<String> echoed = new ArrayList<>();

  static HttpFault answer(int status, String type, String body) {
    return new HttpFault.Before(HttpFault.Outcome.answer(Replies.of(status, type, body)));
  }

  /**
   * The next {@code times} calls that begin like this, such as {@code POST /v1/jobs}, get this
   * fault.
   */
  Faults next(int times, String call, HttpFault fault) {
    AtomicInteger left = new AtomicInteger(times);
    return rule(call, _ -> left.getAndDecrement() > 0, _ -> fault);
  }

  /** The same, with a new fault made for each call. */
  Faults next(int times, String call, Function<Http.Request, HttpFault> fault) {
    AtomicInteger left = new AtomicInteger(times);
    return rule(call, _ -> left.getAndDecrement() > 0, fault);
  }

  /** Every call that begins like this gets this fault, as long as the condition holds. */
  Faults whenever(BooleanSupplier condition, String call, HttpFault fault) {
    return rule(call, _ -> condition.getAsBoolean(), _ -> fault);
  }

  /** Every call that begins like this gets this fault. */
  Faults always(String call, HttpFault fault) {
    return rule(call, _ -> true, _ -> fault);
  }

  /** Every call that begins like this and contains this text gets this fault. */
  Faults carrying(String text, String call, HttpFault fault) {
    return rule(call, request -> request.body().contains(text), _ -> fault);
  }

  /** The first call with each body gets this fault. */
  Faults firstOfEach(String call, HttpFault fault) {
    Set<String> seen = new HashSet<>();
    return rule(call, request -> seen.add(request.body()), _ -> fault);
  }

  /** Every call gets its own headers and body back, in an error or a page. */
  Faults echo(String call, int status, boolean json) {
    return rule(
        call,
        _ -> true,
        request -> {
          String sent = request.headers() + " " + request.body();
          echoed.add(sent);
          return json
              ? answer(status, "application/json", Json.write(Map.of("message", sent)))
              : answer(status, "text/html", "<p>You sent " + sent + "</p>");
        });
  }

  /** What was sent back. */
  List<String> echoed() {
    return List.copyOf(echoed);
  }

  @Override
  public Optional<HttpFault> strike(Http.Request request) {
    return rules.stream().flatMap(rule -> rule.strike(request).stream()).findFirst();
  }

  private Faults rule(
      String call, Predicate<Http.Request> strikes, Function<Http.Request, HttpFault> fault) {
    rules.add(
        request -> {
          String name = request.method() + " " + request.uri().getRawPath();
          return name.startsWith(call) && strikes.test(request)
              ? Optional.of(fault.apply(request))
              : Optional.empty();
        });
    return this;
  }
}
