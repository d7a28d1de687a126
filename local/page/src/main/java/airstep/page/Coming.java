package airstep.page;

import airstep.flows.Flow;
import airstep.flows.Plan;
import airstep.flows.PlanRow;
import airstep.vocabulary.json.JsonFields;
import java.time.Instant;
import java.util.List;

/** The planned runs of a period, as the command {@code plan} lists them. */
final class Coming {

  /** More marks than that cannot be told apart. */
  private static final int MOST = 2000;

  private Coming() {}

  static List<JsonFields> of(List<Flow> flows, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return List.of();
    }
    return Plan.between(flows, from, to).rows().stream().limit(MOST).map(Coming::json).toList();
  }

  private static JsonFields json(PlanRow row) {
    JsonFields fields = new JsonFields().put("at", row.at());
    return row instanceof PlanRow.Run run
        ? fields.put("flow", run.name()).put("enabled", run.switchedOn())
        : fields.put("external", row.name());
  }
}
