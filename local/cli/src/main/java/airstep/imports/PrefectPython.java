package airstep.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in Python code what a deployment and the flow of Prefect say literally. */
record PrefectPython(String code) {

  private static final Pattern DEPLOY = Pattern.compile("\\.(?:deploy|serve|to_deployment)\\(");

  /** More than a call has. Otherwise calls that are not closed would all be read to the end. */
  private static final int LONGEST_CALL = 20_000;

  private static final int MOST_CALLS = 500;

  private static final Pattern WORD = Pattern.compile("[\"']([^\"'\\n]*)[\"']");
  private static final Pattern CRON =
      Pattern.compile(
          "\\bcron\\s*=\\s*[\"']([^\"']+)[\"']|\\b(?:Cron|CronSchedule)\\(\\s*[\"']([^\"']+)[\"']");
  private static final Pattern OTHER = Pattern.compile("\\b(?:interval|rrule)\\s*=\\s*([^,\\n]+)");

  /**
   * The deployments that the code makes.
   *
   * @throws IllegalArgumentException if there are more than any project has
   */
  List<PrefectDeployment> deployments(String file) {
    List<PrefectDeployment> deployments = new ArrayList<>();
    Matcher call = DEPLOY.matcher(code);
    while (call.find()) {
      if (deployments.size() == MOST_CALLS) {
        throw new IllegalArgumentException("more than " + MOST_CALLS + " deployments");
      }
      PrefectPython arguments = new PrefectPython(arguments(call.end()));
      deployments.add(
          new PrefectDeployment(
              arguments.text("name").orElse("deployment"),
              arguments.text("description").orElse(""),
              file,
              arguments.schedules(),
              arguments.tags(),
              arguments.code));
    }
    return deployments;
  }

  /** The code without the arguments of its deployments. */
  String withoutDeployments() {
    StringBuilder rest = new StringBuilder();
    Matcher call = DEPLOY.matcher(code);
    int begin = 0;
    while (call.find()) {
      // One within the arguments of another goes with them.
      if (call.start() >= begin) {
        rest.append(code, begin, call.end());
        begin = call.end() + arguments(call.end()).length();
      }
    }
    return rest.append(code, begin, code.length()).toString();
  }

  /** The number that a keyword argument has, anywhere in the code. */
  Optional<String> number(String keyword) {
    return first("\\b" + keyword + "\\s*=\\s*(\\d+(?:\\.\\d+)?)\\b");
  }

  /** The text that a keyword argument has, anywhere in the code. */
  Optional<String> text(String keyword) {
    return first("\\b" + keyword + "\\s*=\\s*[\"']([^\"'\\n]*)[\"']");
  }

  Optional<String> first(String pattern) {
    return Pattern.compile(pattern).matcher(code).results().findFirst().map(it -> it.group(1));
  }

  private List<PrefectSchedule> schedules() {
    String zone = text("timezone").orElse("UTC");
    boolean active = first("\\b(?:active\\s*=\\s*(False)|paused\\s*=\\s*True)").isEmpty();
    boolean restricted = first("\\b(day_or\\s*=\\s*False)").isPresent();
    List<PrefectSchedule> schedules = new ArrayList<>();
    for (MatchResult cron : CRON.matcher(code).results().toList()) {
      String fields = cron.group(1) == null ? cron.group(2) : cron.group(1);
      schedules.add(new PrefectSchedule(fields, zone, active, fields, restricted));
    }
    OTHER
        .matcher(code)
        .results()
        .forEach(
            other -> schedules.add(new PrefectSchedule("", zone, active, other.group(), false)));
    return schedules;
  }

  private List<String> tags() {
    return first("\\btags\\s*=\\s*\\[([^\\]]{0,5000}+)\\]").stream()
        .flatMap(list -> WORD.matcher(list).results().map(word -> word.group(1)))
        .toList();
  }

  /** The text up to the parenthesis that closes the one before. */
  private String arguments(int begin) {
    int depth = 1;
    int end = begin;
    int last = Math.min(code.length(), begin + LONGEST_CALL);
    while (end < last && depth > 0) {
      depth += code.charAt(end) == '(' ? 1 : code.charAt(end) == ')' ? -1 : 0;
      end++;
    }
    return code.substring(begin, end);
  }
}
