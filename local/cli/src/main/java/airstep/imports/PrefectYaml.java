package airstep.imports;

import airstep.vocabulary.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the deployments of a {@code prefect.yaml}. */
final class PrefectYaml {

  private static final int DEEPEST = 50;

  private PrefectYaml() {}

  /**
   * Returns the deployments.
   *
   * @throws BrokenYamlException if the text is no YAML
   * @throws IllegalArgumentException if it has no list of deployments
   */
  static List<PrefectDeployment> read(String text) {
    try {
      LoadSettings settings = LoadSettings.builder().build();
      refuseDepth(new Parse(settings).parseString(text));
      Object file = new Load(settings).loadFromString(text);
      if (file instanceof Map<?, ?> map && map.get("deployments") instanceof List<?>) {
        return JsonObject.of(map).objects("deployments").stream()
            .map(PrefectYaml::deployment)
            .toList();
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(mark -> mark.getLine() + 1).orElse(1);
      throw new BrokenYamlException(line, e.getProblem(), e);
    } catch (ReaderException e) {
      int end = Math.min(e.getPosition(), text.length());
      int line = 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
      throw new BrokenYamlException(line, "a character that YAML does not allow", e);
    } catch (YamlEngineException e) {
      throw new BrokenYamlException(1, e.getMessage().lines().findFirst().orElse(""), e);
    }
    throw new IllegalArgumentException("no list of deployments");
  }

  /** The parser calls itself for each level, so that its stack would not last. */
  private static void refuseDepth(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        throw new BrokenYamlException(
            event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1),
            "lists and mappings are nested more than %d levels deep".formatted(DEEPEST),
            null);
      }
    }
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
