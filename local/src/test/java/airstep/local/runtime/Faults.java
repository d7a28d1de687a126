package airstep.local.runtime;

import airstep.http.Http;
import airstep.json.Json;
import airstep.local.embedded.transport.Fault;
import airstep.local.embedded.transport.Replies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What goes wrong with the calls of a test: the first rule that fits and is not used up. */
final class Faults implements Fault.Source {

  static final Fault UNAVAILABLE = answer(503, "application/json", "{\"message\":\"overloaded\"}");
  static final Fault HTML = answer(200, "text/html", "<html><h1>Sign in</h1></html>");
  static final Fault UNAUTHORISED = answer(401, "application/json", "");
  static final Fault NO_ANSWER = new Fault.Before(Fault.Outcome.lost("Read timed out"));
  static final Fault LOST_ANSWER = new Fault.After(Fault.Outcome.lost("Connection reset"));

  private final List<Rule> rules = new ArrayList<>();
  private final List<Fault.Source> echoes = new ArrayList<>();
  private final List<String> echoed = new ArrayList<>();

  static Fault answer(int status, String type, String body) {
    return new Fault.Before(Fault.Outcome.answer(Replies.of(status, type, body)));
  }

  /** So many calls that begin like that, such as {@code POST /v1/jobs}, get this. */
  Faults next(int times, String call, Fault fault) {
    rules.add(new Rule(call, fault, new int[] {times}, () -> true));
    return this;
  }

  /** Every call that begins like that gets this, as long as it holds. */
  Faults whenever(BooleanSupplier condition, String call, Fault fault) {
    rules.add(new Rule(call, fault, new int[] {Integer.MAX_VALUE}, condition));
    return this;
  }

  Faults always(String call, Fault fault) {
    return whenever(() -> true, call, fault);
  }

  /** Every call that begins like that gets its own headers and body back, in an error or a page. */
  Faults echo(String call, int status, boolean json) {
    echoes.add(
        request -> {
          String sent = request.headers() + " " + request.body();
          String body = json ? Json.write(Map.of("message", sent)) : "<p>You sent " + sent + "</p>";
          return name(request).startsWith(call)
              ? Optional.of(answer(status, json ? "application/json" : "text/html", body))
              : Optional.empty();
        });
    return this;
  }

  /** What was sent back. */
  List<String> echoed() {
    return List.copyOf(echoed);
  }

  @Override
  public Optional<Fault> strike(Http.Request request) {
    for (Fault.Source echo : echoes) {
      Optional<Fault> fault = echo.strike(request);
      if (fault.isPresent()) {
        echoed.add(request.headers() + " " + request.body());
        return fault;
      }
    }
    String call = name(request);
    for (Rule rule : rules) {
      if (call.startsWith(rule.call) && rule.left[0] > 0 && rule.condition.getAsBoolean()) {
        rule.left[0]--;
        return Optional.of(rule.fault);
      }
    }
    return Optional.empty();
  }

  private static String name(Http.Request request) {
    return request.method() + " " + request.uri().getRawPath();
  }

  private static final class Rule {
    private final String call;
    private final Fault fault;
    private final int[] left;
    private final BooleanSupplier condition;

    Rule(String call, Fault fault, int[] left, BooleanSupplier condition) {
      this.call = call;
      this.fault = fault;
      this.left = left;
      this.condition = condition;
    }
  }
}
