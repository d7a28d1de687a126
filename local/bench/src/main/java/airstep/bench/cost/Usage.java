package airstep.bench.cost;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a run uses, or runs use on average.
 *
 * @param guards the polls that only guard against an end earlier than any before
 * @param longestHistory the events of the execution with the most
 * @param coldStarts the functions that were called
 * @param events the events that were published
 * @param logBytes what the functions logged
 */
record Usage(
    double polls,
    double guards,
    double transitions,
    double historyEvents,
    double longestHistory,
    double calls,
    double coldStarts,
    double triggers,
    double secretReads,
    double events,
    double logBytes) {

  static Usage average(List<Usage> all) {
    return new Usage(
        average(all, Usage::polls),
        average(all, Usage::guards),
        average(all, Usage::transitions),
        average(all, Usage::historyEvents),
        average(all, Usage::longestHistory),
        average(all, Usage::calls),
        average(all, Usage::coldStarts),
        average(all, Usage::triggers),
        average(all, Usage::secretReads),
        average(all, Usage::events),
        average(all, Usage::logBytes));
  }

  private static double average(List<Usage> all, ToDoubleFunction<Usage> part) {
    return all.stream().mapToDouble(part).average().orElseThrow();
  }

  /** Returns this with as many times of the difference between another and this. */
  Usage plus(double times, Usage one, Usage other) {
    return new Usage(
        polls + times * (other.polls - one.polls),
        guards + times * (other.guards - one.guards),
        transitions + times * (other.transitions - one.transitions),
        historyEvents + times * (other.historyEvents - one.historyEvents),
        longestHistory,
        calls + times * (other.calls - one.calls),
        coldStarts,
        triggers + times * (other.triggers - one.triggers),
        secretReads,
        events + times * (other.events - one.events),
        logBytes + times * (other.logBytes - one.logBytes));
  }

  /** Returns this without some polls. */
  Usage withoutGuards() {
    return new Usage(
        polls - guards,
        0,
        transitions - 3 * guards,
        historyEvents - 9 * guards,
        longestHistory - 9 * guards,
        calls - guards,
        coldStarts,
        triggers,
        secretReads,
        events,
        logBytes);
  }

  /** The loop of AWS's sample: submit, then wait, get the status and choose, each 30 seconds. */
  static Usage ofSample(double seconds) {
    double polls = Math.ceil(seconds / 30);
    return new Usage(
        polls, 0, 2 + 3 * polls, 12 + 9 * polls, 12 + 9 * polls, 1 + polls, 2, 1, 2, 0, 0);
  }
}
