package airstep.embedded.airbyte;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of a list of jobs: oldest first unless asked otherwise. */
final class JobOrder {

  private static final Pattern ORDER = Pattern.compile("([a-zA-Z0-9]+)\\|(ASC|DESC)");

  private JobOrder() {}

  static Comparator<EmbeddedJob> of(Query query, Instant now) {
    Matcher order = ORDER.matcher(query.first("orderBy").orElse("createdAt|ASC"));
    if (!order.matches()) {
      throw Query.bad("orderBy");
    }
    Function<EmbeddedJob, Instant> field =
        switch (order.group(1)) {
          case "createdAt" -> EmbeddedJob::createdAt;
          case "updatedAt" -> job -> job.at(now).updatedAt();
          default -> throw Query.bad("orderBy");
        };
    Comparator<EmbeddedJob> ascending =
        Comparator.comparing(field).thenComparingLong(EmbeddedJob::id);
    return order.group(2).equals("ASC") ? ascending : ascending.reversed();
  }
}
