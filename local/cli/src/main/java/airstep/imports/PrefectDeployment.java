package airstep.imports;

import java.util.List;

/**
 * A deployment of Prefect.
 *
 * @param file the Python file of its flow, as written; empty if unknown
 * @param parameters the text of its parameters
 */
record PrefectDeployment(
    String name,
    String description,
    String file,
    List<PrefectSchedule> schedules,
    List<String> tags,
    String parameters) {
  PrefectDeployment {
    schedules = List.copyOf(schedules);
    tags = List.copyOf(tags);
  }
}
