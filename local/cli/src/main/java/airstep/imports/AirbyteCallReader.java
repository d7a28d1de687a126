package airstep.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes a call of Airbyte in a command, or in the script that it starts. */
final class AirbyteCallReader {

  private static final String ID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final Pattern ANY_ID = Pattern.compile("(?<![\\w-])(" + ID + ")(?![\\w-])");

  /** The key of a body in JSON, of a query or of a call, also with quotes that a shell needs. */
  private static final Pattern CONNECTION =
      Pattern.compile("(?i)connection_?ids?\\W{1,12}(" + ID + ")");

  private static final Pattern WORKSPACE =
      Pattern.compile("(?i)workspace_?ids?\\W{1,12}(" + ID + ")");
  private static final Pattern JOB_TYPE =
      Pattern.compile("(?i)job_?type\\W{1,12}(?<=[\"'])([a-z]+)");
  private static final Pattern TRIGGER =
      Pattern.compile("connections/(?:sync|reset|clear)\\b|/v1/jobs\\b");
  private static final Pattern CLEAR = Pattern.compile("connections/(?:reset|clear)\\b");
  private static final Pattern LIST =
      Pattern.compile("connections/list\\b|/v1/connections(?![/\\w])");

  // These repeat possessively or start at the left edge of a name, because a command may have a
  // token of any length: each of its characters is tried once.
  private static final Pattern ADDRESS =
      Pattern.compile("(https?://)(?:[^\\s\"'@/]*@)?([\\w.:-]++(?:/(?!v1\\b)[\\w-]++)*+/v1)\\b");
  private static final Pattern SCRIPT =
      Pattern.compile("(?<![\\w.-])[\\w.-]+\\.(?:py|sh|bash|js|ts|rb|pl)\\b");
  private static final String BEFORE_A_WORD = " \t;|&<>()\"'";
  private static final Pattern PROGRAM =
      Pattern.compile(
          "^(?:\\w++=(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'])*+\\s++)*+(?:[\\w.-]*+/)*+([\\w.-]++)"
              + "(?![^\\s;|&])");
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");
  private static final Pattern FOLDER = Pattern.compile("\\bcd\\s+[\"']?([^\\s;|&\"']+)");

  private final Scripts scripts;

  AirbyteCallReader(Scripts scripts) {
    this.scripts = scripts;
  }

  /** Reads the command of a line; empty if nothing in it hints at Airbyte. */
  Optional<AirbyteCall> read(CrontabLine line) {
    String command = expanded(line.command().replace("\\%", "%"), line.variables());
    Matcher script = SCRIPT.matcher(command);
    boolean starts = script.find();
    Optional<String> body = starts ? body(path(script, command), command) : Optional.empty();
    String name = starts ? script.group() : program(command);
    String all = command + "\n" + body.orElse("");
    if (TRIGGER.matcher(all).find()) {
      return Optional.of(call(name, command, all));
    }
    return command.toLowerCase(Locale.ROOT).contains("airbyte")
        ? Optional.of(guess(name, command, body.isPresent()))
        : Optional.empty();
  }

  private static AirbyteCall call(String name, String command, String all) {
    List<String> doubts = new ArrayList<>();
    List<String> ids = ids(CONNECTION, all);
    if (ids.isEmpty()) {
      ids = ids(ANY_ID, command);
      if (!ids.isEmpty()) {
        doubts.add("check that the id in the command is that of the connection");
      }
    }
    boolean allActive = ids.isEmpty() && LIST.matcher(all).find();
    boolean clears = CLEAR.matcher(all).find();
    for (String type : JOB_TYPE.matcher(all).results().map(it -> it.group(1)).toList()) {
      switch (type.toLowerCase(Locale.ROOT)) {
        case "sync" -> {}
        case "reset", "clear" -> clears = true;
        default -> doubts.add("the job was '" + type + "', which a flow cannot start; this syncs");
      }
    }
    if (clears) {
      doubts.add("check that the data is to be cleared: this job deletes it");
    }
    return new AirbyteCall(name, allActive, ids, ids(WORKSPACE, all), clears, address(all), doubts);
  }

  /** A command that only its words connect with Airbyte. */
  private static AirbyteCall guess(String name, String command, boolean wasRead) {
    List<String> ids = ids(ANY_ID, command);
    String why = wasRead ? " has no known call of Airbyte" : " cannot be read here";
    String what = ids.isEmpty() ? "syncs all active connections" : "syncs this connection";
    return new AirbyteCall(
        name,
        ids.isEmpty(),
        ids,
        List.of(),
        false,
        address(command),
        List.of(name + why + ": check that it " + what));
  }

  /** The name of a script with the folders before it. */
  private static String path(Matcher script, String command) {
    int begin = script.start();
    while (begin > 0 && BEFORE_A_WORD.indexOf(command.charAt(begin - 1)) < 0) {
      begin--;
    }
    return command.substring(begin, script.end());
  }

  private Optional<String> body(String file, String command) {
    Matcher folder = FOLDER.matcher(command);
    return (folder.find() ? scripts.in(folder.group(1)) : scripts).read(file);
  }

  /** Replaces the variables that the crontab sets, as the shell would. */
  private static String expanded(String command, Map<String, String> variables) {
    return VARIABLE
        .matcher(command)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    variables.getOrDefault(
                        match.group(1) == null ? match.group(2) : match.group(1), match.group())));
  }

  /** The program, without the values of variables before it, which may be secrets. */
  private static String program(String command) {
    Matcher program = PROGRAM.matcher(command);
    return program.find() ? program.group(1) : "a command";
  }

  private static List<String> ids(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1).toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  /** The first address of an API, without a user and password. */
  private static Optional<String> address(String text) {
    return ADDRESS.matcher(text).results().findFirst().map(AirbyteCallReader::plain);
  }

  private static String plain(MatchResult address) {
    return address.group(1) + address.group(2);
  }
}
