package airstep.steps;

import airstep.text.OneLine;
import airstep.vocabulary.run.PlannedRun.Planned;
import airstep.vocabulary.run.PlannedRun.Skipped;
import airstep.vocabulary.run.RunPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The part of a plan that a person has selected. */
final class RunSelection {

  /** The maximum number of wrong ids to report. The rest are counted. */
  private static final int SHOWN = 5;

  private static final int LONGEST_ID = 60;

  private RunSelection() {}

  /**
   * Returns the plan for these connections only. One that is switched off stays skipped.
   *
   * @param ids in any case, possibly repeated; empty for the whole plan
   * @throws BadInputException if the flow does not sync one of them. Then nothing is started,
   *     because a person who selects connections relies on exactly these
   */
  static RunPlan of(RunPlan plan, List<String> ids) {
    if (ids.isEmpty()) {
      return plan;
    }
    Set<String> selected = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    selected.addAll(ids);
    List<Planned> connections =
        plan.connections().stream().filter(one -> selected.contains(one.connectionId())).toList();
    List<Skipped> off =
        plan.skipped().stream()
            .filter(one -> one.off() && selected.contains(one.connectionId()))
            .toList();
    connections.forEach(one -> selected.remove(one.connectionId()));
    off.forEach(one -> selected.remove(one.connectionId()));
    if (!selected.isEmpty()) {
      throw refused(plan, selected);
    }
    return new RunPlan(connections, off);
  }

  /**
   * Returns the plan for a part of a run that was planned with these connections. One that has been
   * deleted or switched off since is planned all the same: then only its own sync fails or is
   * skipped, and the run reports it.
   */
  static RunPlan ofPart(RunPlan plan, List<String> ids, RunPart part) {
    if (ids.isEmpty()) {
      return plan.only(part);
    }
    Set<String> rest = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    ids.stream().filter(part::contains).forEach(rest::add);
    List<Planned> connections = new ArrayList<>();
    for (Planned one : plan.connections()) {
      if (rest.remove(one.connectionId())) {
        connections.add(one);
      }
    }
    List<Planned> off = new ArrayList<>();
    for (Skipped one : plan.skipped()) {
      if (rest.remove(one.connectionId())) {
        off.add(new Planned(one.connectionId(), Optional.of(one.name())));
      }
    }
    rest.forEach(deleted -> connections.add(new Planned(deleted, Optional.empty())));
    // The run itself reports those that were off when it was planned.
    long since = Math.max(0, part.connections() - connections.size());
    connections.addAll(off.stream().limit(since).toList());
    return new RunPlan(connections, List.of());
  }

  private static BadInputException refused(RunPlan plan, Set<String> wrong) {
    Map<String, String> reasons = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    plan.skipped().forEach(one -> reasons.put(one.connectionId(), " (" + one.reason() + ")"));
    List<String> named = new ArrayList<>();
    wrong.stream()
        .limit(SHOWN)
        .forEach(id -> named.add(OneLine.of(id, LONGEST_ID) + reasons.getOrDefault(id, "")));
    String more = wrong.size() > SHOWN ? " and " + (wrong.size() - SHOWN) + " more" : "";
    return new BadInputException(
        "`connections` lists what this flow does not sync: "
            + String.join(", ", named)
            + more
            + "; leave it out, or correct the id");
  }
}
