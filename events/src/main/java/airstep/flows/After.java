package airstep.flows;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The flows that must have succeeded before a flow starts.
 *
 * @param flows their names
 * @param zone the time zone of the windows
 * @param within the length of a window, in which each flow must succeed once
 * @param deadline how long to wait for the last success, counted from the first one
 */
public record After(List<String> flows, ZoneId zone, Duration within, Duration deadline)
    implements Trigger {
  private static final Duration DAY = Duration.ofDays(1);

  public After {
    flows = List.copyOf(flows);
  }

  @Override
  public Optional<String> text() {
    boolean one = flows.size() == 1;
    String all =
        one
            ? flows.getFirst() + " has"
            : String.join(", ", flows.subList(0, flows.size() - 1))
                + " and "
                + flows.getLast()
                + " have";
    String window = within.equals(DAY) ? "day" : "window of " + DurationText.of(within);
    String wait = one ? "" : ", waiting " + DurationText.of(deadline) + " for the last";
    return Optional.of(
        "after %s succeeded, once each %s in %s%s".formatted(all, window, zone, wait));
  }
}
