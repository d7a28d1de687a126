package airstep.operate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The commands that Airstep prints for a person to run next. Each repeats those options of the
 * printing command that decide which files it reads, and where it reads or acts.
 *
 * @param given the values of those options that the printing command has, by name
 * @param isLocal whether it reads or acts on this machine
 * @param isRehearsal whether a run, by its ARN, synced in an Airbyte inside the process
 */
public record NextCommand(
    Map<String, String> given, boolean isLocal, Predicate<String> isRehearsal) {

  private static final String FLOWS = "--flows";
  private static final String SECRETS = "--secrets";
  private static final String ON = "--on";

  private static final List<String> PLACE =
      List.of(ON, "--stage", "--profile", "--region", "--endpoint-url");

  /** All options that a printed command may repeat. */
  public static final List<String> REPEATED = both(List.of(FLOWS, SECRETS), PLACE);

  public NextCommand {
    given = Map.copyOf(given);
  }

  /** Returns commands on this machine that repeat nothing. */
  public static NextCommand here() {
    return here(Map.of());
  }

  /** Returns commands on this machine that repeat these options. */
  public static NextCommand here(Map<String, String> given) {
    return new NextCommand(given, true, _ -> true);
  }

  /** Returns commands for a stage on AWS that repeat these options. */
  public static NextCommand onAws(Map<String, String> given) {
    return new NextCommand(given, false, _ -> true);
  }

  /** Returns the same, which know which runs were rehearsals. */
  public NextCommand knowing(Predicate<String> isRehearsal) {
    return new NextCommand(given, isLocal, isRehearsal);
  }

  /** Returns the same on this machine, wherever the printing command reads or acts. */
  public NextCommand onThisMachine() {
    if (isLocal) {
      return this;
    }
    Map<String, String> here = new HashMap<>(given);
    PLACE.forEach(here::remove);
    here.put(ON, Place.LOCAL);
    return new NextCommand(here, true, isRehearsal);
  }

  /** Returns the same with a file of secrets; FILE stands for one that is not known. */
  public NextCommand withSecrets() {
    Map<String, String> with = new LinkedHashMap<>(given);
    with.putIfAbsent(SECRETS, "FILE");
    return new NextCommand(with, isLocal, isRehearsal);
  }

  /**
   * Returns a command.
   *
   * @param words its name and arguments, such as {@code runs show ca36}
   */
  public String text(String words) {
    StringBuilder text = new StringBuilder("./airstep " + words);
    for (String option : taken(words)) {
      if (given.containsKey(option)) {
        text.append(' ').append(option).append(' ').append(ShellWord.of(given.get(option)));
      }
    }
    return text.toString();
  }

  /** Returns the command that starts the flow of a run again, or checks it again. */
  public String startAgain(Run run) {
    return again(run, (run.check() ? "check " : "run ") + run.flow());
  }

  /** Returns the command that retries what failed in a run. */
  public String retry(Run run) {
    return again(run, "runs retry " + run.id());
  }

  /** Returns a command that starts something in the same Airbyte as a run. */
  private String again(Run run, String words) {
    boolean outside = isLocal && !isRehearsal.test(run.arn());
    return (outside ? withSecrets() : this).text(words);
  }

  /** The options of a command, of those that can be repeated. */
  private List<String> taken(String words) {
    String[] name = words.split(" ", 3);
    return switch (name[0]) {
      // A stage has flows and secrets of its own.
      case "run", "check" -> isLocal ? REPEATED : PLACE;
      case "runs" -> ofRuns(name[1]);
      case "doctor", "ui" -> REPEATED;
      case "flows", "status", "report" -> both(List.of(FLOWS), PLACE);
      case "plan", "validate", "render" -> List.of(FLOWS);
      case "import" -> name[1].equals("airbyte") ? List.of(FLOWS, SECRETS) : List.of(FLOWS);
      case "alert" -> List.of(FLOWS, SECRETS);
      default -> List.of();
    };
  }

  private List<String> ofRuns(String name) {
    return switch (name) {
      case "retry" -> isLocal ? REPEATED : PLACE;
      case "ls" -> both(List.of(FLOWS), PLACE);
      default -> PLACE;
    };
  }

  private static List<String> both(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
