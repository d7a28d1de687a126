package airstep.imports;

import airstep.vocabulary.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the deployments of a {@code prefect.yaml}. */
final class PrefectYaml {

  private PrefectYaml() {}

  /**
   * Returns the deployments.
   *
   * @throws IllegalArgumentException if the text is no YAML with a list of deployments
   */
  static List<PrefectDeployment> read(String text) {
    try {
      Object file = new Load(LoadSettings.builder().build()).loadFromString(text);
      if (file instanceof Map<?, ?> map && map.get("deployments") instanceof List<?>) {
        return JsonObject.of(map).objects("deployments").stream()
            .map(PrefectYaml::deployment)
            .toList();
      }
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(
          "not YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
    }
    throw new IllegalArgumentException("no list of deployments");
  }

  private static PrefectDeployment deployment(JsonObject deployment) {
    String entry = deployment.text("entrypoint").orElse("");
    return new PrefectDeployment(
        deployment.text("name").orElse("deployment"),
        deployment.text("description").orElse(""),
        entry.split(":", 2)[0],
        Stream.concat(
                deployment.objects("schedules").stream(), deployment.object("schedule").stream())
            .map(PrefectYaml::schedule)
            .toList(),
        deployment.texts("tags"),
        deployment.object("parameters").map(JsonObject::fields).map(Object::toString).orElse(""));
  }

  private static PrefectSchedule schedule(JsonObject schedule) {
    return new PrefectSchedule(
        schedule.text("cron").orElse(""),
        schedule.text("timezone").orElse("UTC"),
        !Boolean.FALSE.equals(schedule.fields().get("active")),
        schedule.fields().toString(),
        Boolean.FALSE.equals(schedule.fields().get("day_or")));
  }
}
