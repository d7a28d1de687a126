package airstep.imports;

import airstep.flows.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Translates deployments of Prefect into flows, one for each schedule of a deployment. */
public final class PrefectImport {

  private static final String ID = "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";
  private static final Pattern CONNECTION = Pattern.compile("(?i)connection_?ids?\\W{1,12}" + ID);

  /**
   * A name is possessive and no longer than names are: each place is read once, whatever follows.
   */
  private static final String VARIABLE =
      "(?i)connection_?id\\w{0,100}+\\W{1,3}os\\.(?:environ\\[|environ\\.get\\(|getenv\\()[\"'](\\w+)";

  private static final Pattern IMPORT = Pattern.compile("(?m)^from ([\\w.]+) import ");

  /**
   * More than code that people write has, and as much as is read of other files. For each flow, all
   * of it is searched for many words.
   */
  private static final int MOST_CHARACTERS = 200_000;

  private static final int MOST_FLOWS = 500;

  private final String source;
  private final Scripts scripts;
  private final FlowNames names = new FlowNames();

  private PrefectImport(String source, Scripts scripts) {
    this.source = source;
    this.scripts = scripts;
  }

  /**
   * Translates a {@code prefect.yaml}, or a Python file that deploys or serves flows.
   *
   * @param source the name of the file
   * @param folders where to look for the Python files that it names
   * @throws BrokenYamlException if it is to be YAML and is none
   * @throws IllegalArgumentException if it is neither, or longer than people write one
   */
  public static Imported read(String text, String source, List<Path> folders) {
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "more than %,d characters", MOST_CHARACTERS));
    }
    PrefectImport prefect = new PrefectImport(source, new Scripts(folders));
    List<PrefectDeployment> deployments =
        source.endsWith(".py")
            ? new PrefectPython(text).deployments(source)
            : PrefectYaml.read(text);
    if (deployments.stream().mapToInt(it -> Math.max(1, it.schedules().size())).sum()
        > MOST_FLOWS) {
      throw new IllegalArgumentException("more than " + MOST_FLOWS + " schedules");
    }
    List<FlowDraft> drafts = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (PrefectDeployment deployment : deployments) {
      Optional<String> code =
          source.endsWith(".py") ? Optional.of(text) : prefect.scripts.read(deployment.file());
      String all = deployment + code.orElse("");
      if (!all.toLowerCase(Locale.ROOT).contains("airbyte")) {
        leftOut.add("deployment " + deployment.name() + " does not use Airbyte");
      } else if (deployment.schedules().isEmpty()) {
        drafts.add(prefect.draft(deployment, Optional.empty(), code));
      } else {
        deployment
            .schedules()
            .forEach(it -> drafts.add(prefect.draft(deployment, Optional.of(it), code)));
      }
    }
    return new Imported(drafts, leftOut);
  }

  private FlowDraft draft(
      PrefectDeployment deployment, Optional<PrefectSchedule> schedule, Optional<String> code) {
    DraftText text = new DraftText();
    text.comment("From deployment %s of %s".formatted(deployment.name(), source));
    text.description(deployment.description());
    // Other deployments in the same file may be of other connections.
    String found =
        deployment.parameters().contains("connection")
            ? deployment.parameters()
            : code.map(it -> new PrefectPython(it).withoutDeployments()).orElse("");
    List<String> ids =
        CONNECTION
            .matcher(found)
            .results()
            .map(it -> it.group(1).toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    if (ids.isEmpty() || schedule.filter(it -> !it.active()).isPresent()) {
      text.put("enabled", "false");
    }
    Optional<OldSchedule> old = schedule.flatMap(it -> schedule(it, text));
    new PrefectPython(found)
        .first(VARIABLE)
        .filter(_ -> ids.isEmpty())
        .ifPresent(name -> text.comment("The connection was in the variable " + name));
    text.connections(ids);
    code.map(it -> new PrefectPython(it + imports(it)))
        .ifPresentOrElse(
            it -> settings(it, text),
            () ->
                text.todo(
                    "%s cannot be read here: carry over its retries and timeout"
                        .formatted(deployment.file().isEmpty() ? "the flow" : deployment.file())));
    if (!deployment.tags().isEmpty()) {
      text.putOrTodo("tags", deployment.tags().toString());
    }
    return new FlowDraft(names.next(deployment.name()), text.toString(), old);
  }

  /** The modules of the project that the code imports, where its tasks may be. */
  private String imports(String code) {
    return IMPORT
        .matcher(code)
        .results()
        .flatMap(it -> scripts.read(it.group(1).replace('.', '/') + ".py").stream())
        .collect(Collectors.joining("\n", "\n", ""));
  }

  private static Optional<OldSchedule> schedule(PrefectSchedule schedule, DraftText text) {
    if (schedule.cron().isEmpty() || schedule.restricted()) {
      text.todo("schedule, was " + schedule.text() + ": write it as a cron");
      return Optional.empty();
    }
    return text.schedule(schedule.cron(), schedule.zone())
        ? CronClock.of(schedule.cron(), ZoneId.of(schedule.zone()))
            .map(clock -> new OldSchedule(clock, false))
        : Optional.empty();
  }

  /** Carries over what the code says literally. Prefect's back-off doubles its delay. */
  private static void settings(PrefectPython code, DraftText text) {
    code.number("timeout")
        .ifPresent(_ -> text.comment("In Prefect, timeout limits a request; here, the whole sync"));
    code.number("timeout")
        .or(() -> code.number("timeout_seconds"))
        .ifPresent(seconds -> text.putOrTodo("timeout", duration(seconds)));
    code.number("poll_interval_s").ifPresent(seconds -> text.putOrTodo("poll", duration(seconds)));
    code.number("retries")
        .ifPresent(
            count -> {
              Optional<String> backOff =
                  code.first("exponential_backoff\\(\\s*(?:backoff_factor\\s*=\\s*)?(\\d+)");
              Optional<String> delay = backOff.or(() -> code.number("retry_delay_seconds"));
              List<String> retries = new ArrayList<>(List.of("count: " + count));
              delay.ifPresent(seconds -> retries.add("delay: " + duration(seconds)));
              delay.ifPresent(_ -> retries.add("multiplier: " + (backOff.isPresent() ? 2 : 1)));
              code.number("retry_jitter_factor").ifPresent(it -> retries.add("jitter: " + it));
              text.putOrTodo("retries", "{" + String.join(", ", retries) + "}");
            });
  }

  private static String duration(String seconds) {
    return DurationText.of(Duration.ofSeconds((long) Double.parseDouble(seconds)));
  }
}
