package airstep.asl.definition;

import airstep.asl.json.ArrayValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code Retry} and {@code Catch}. */
final class RecoveryReader {

  private static final long MOST_ATTEMPTS = 99_999_999;
  private static final long MOST_DELAY = 31_622_400;

  private final TemplateReader state;

  RecoveryReader(TemplateReader state) {
    this.state = state;
  }

  Recovery read() {
    List<Retrier> retriers = new ArrayList<>();
    List<Fields> retry = state.fields().objects("Retry");
    for (Fields each : retry) {
      retriers.add(retrier(each, each.equals(retry.getLast())));
    }
    List<Catcher> catchers = new ArrayList<>();
    List<Fields> caught = state.fields().objects("Catch");
    for (int i = 0; i < caught.size(); i++) {
      TemplateReader templates = state.inside(caught.get(i), "Catch[" + i + "]/");
      catchers.add(catcher(templates, i == caught.size() - 1));
    }
    return new Recovery(List.copyOf(retriers), List.copyOf(catchers));
  }

  private static Retrier retrier(Fields fields, boolean last) {
    long interval = fields.whole("IntervalSeconds", 1, 1, Quantity.MOST_SECONDS);
    double rate = fields.number("BackoffRate", 2.0).doubleValue();
    if (rate < 1) {
      fields.problem("BackoffRate", "must be at least 1, not " + rate);
    }
    Optional<Duration> maxDelay = Optional.empty();
    if (fields.has("MaxDelaySeconds")) {
      long delay = fields.whole("MaxDelaySeconds", MOST_DELAY, 1, MOST_DELAY);
      if (delay <= interval) {
        fields.problem("MaxDelaySeconds", "must be greater than IntervalSeconds");
      }
      maxDelay = Optional.of(Duration.ofSeconds(delay));
    }
    String jitter = fields.text("JitterStrategy").orElse("NONE");
    if (!jitter.equals("NONE") && !jitter.equals("FULL")) {
      fields.problem("JitterStrategy", "must be FULL or NONE, not " + jitter);
    }
    var retrier =
        new Retrier(
            errors(fields, last),
            Duration.ofSeconds(interval),
            fields.whole("MaxAttempts", 3, 0, MOST_ATTEMPTS),
            rate,
            maxDelay,
            jitter.equals("FULL"));
    fields.refuseOthers("Retry");
    return retrier;
  }

  private static Catcher catcher(TemplateReader templates, boolean last) {
    Fields fields = templates.fields();
    var exit =
        new Exit(
            templates.template("Output", "errorOutput"),
            templates.assign("errorOutput"),
            Optional.of(fields.requiredText("Next")));
    var catcher = new Catcher(errors(fields, last), exit);
    fields.refuseOthers("Catch");
    return catcher;
  }

  private static List<String> errors(Fields fields, boolean last) {
    List<String> names = new ArrayList<>();
    if (fields.get("ErrorEquals") instanceof ArrayValue array) {
      for (Object each : array) {
        if (each instanceof String name) {
          names.add(name);
        } else {
          fields.problem("ErrorEquals", "must hold strings only");
        }
      }
    }
    if (names.isEmpty()) {
      fields.problem("ErrorEquals", "must be an array with at least one error name");
    }
    if (names.contains(ErrorNames.ALL) && (names.size() > 1 || !last)) {
      fields.problem("ErrorEquals", "States.ALL must stand alone and come last");
    }
    for (String name : names) {
      if (name.startsWith("States.") && !ErrorNames.CATCHABLE.contains(name)) {
        fields.problem("ErrorEquals", name + " is not an error that can be handled here");
      }
    }
    return List.copyOf(names);
  }
}
