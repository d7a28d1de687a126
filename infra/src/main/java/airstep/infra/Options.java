package airstep.infra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a deployment is told by {@code -c key=value} or in {@code cdk.json}.
 *
 * @param flows the folder of the flow files
 * @param owner the value of the tag that everything carries
 * @param alarmEmail whom the alarms' own topic writes to
 * @param alarmTopicArn the topic to use instead of an own one
 * @param topicKeyArn the key that encrypts that topic, or the own one
 * @param network empty if Airbyte is reached over the internet
 */
record Options(
    Stage stage,
    Path flows,
    String owner,
    Optional<String> alarmEmail,
    Optional<String> alarmTopicArn,
    Optional<String> topicKeyArn,
    Optional<Network> network) {

  private static final List<String> KEYS =
      List.of(
          "stage",
          "flows",
          "owner",
          "alarmEmail",
          "alarmTopicArn",
          "topicKeyArn",
          "vpcId",
          "subnetIds",
          "securityGroupIds");

  /** What Lambda takes for a function. */
  private static final int MOST_SUBNETS = 16;

  private static final int MOST_GROUPS = 5;

  /** The CDK's own keys have a colon, a slash or a hyphen in them. */
  private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_]+");

  private static final Pattern STAGE = Pattern.compile("[a-z][a-z0-9]{0,11}");
  private static final Pattern FOLDER = Pattern.compile("[^\\x00]+");
  private static final Pattern OWNER = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]{1,256}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}");

  /** An alias will not do: a policy names a key by its id. */
  private static final Pattern KEY =
      Pattern.compile(
          "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/"
              + "(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  /**
   * Reads the context.
   *
   * @throws RefusedException with one line for each thing to put right
   */
  static Options read(Map<String, String> context, Path usualFlows) {
    List<String> problems = new ArrayList<>();
    for (String key : new TreeSet<>(context.keySet())) {
      if (OURS.matcher(key).matches() && !KEYS.contains(key)) {
        problems.add("-c " + key + ": no such key; the keys are " + String.join(", ", KEYS));
      }
    }
    Stage stage =
        new Stage(
            text(context, "stage", STAGE, "1 to 12 of a-z and 0-9, a letter first", problems)
                .orElse(Stage.DEV));
    Optional<String> email =
        text(context, "alarmEmail", EMAIL, "an address like data@example.com", problems);
    Optional<String> topic =
        text(context, "alarmTopicArn", TOPIC, "the ARN of an SNS topic", problems);
    if (email.isPresent() && topic.isPresent()) {
      problems.add("-c alarmEmail: is beside alarmTopicArn; leave one of the two out");
    }
    boolean named = context.containsKey("alarmEmail") || context.containsKey("alarmTopicArn");
    if (!stage.isDev() && !named) {
      problems.add(
          "-c stage="
              + stage.name()
              + ": nobody would hear of an alarm; add -c alarmEmail=ADDRESS or"
              + " -c alarmTopicArn=ARN");
    }
    Options options =
        new Options(
            stage,
            text(context, "flows", FOLDER, "the path of a folder with flow files", problems)
                .map(Path::of)
                .orElse(usualFlows),
            text(context, "owner", OWNER, "1 to 256 characters that a tag may have", problems)
                .orElse("airstep"),
            email,
            topic,
            text(context, "topicKeyArn", KEY, "the ARN of a key of KMS, not of an alias", problems),
            network(context, problems));
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    return options;
  }

  private static Optional<Network> network(Map<String, String> context, List<String> problems) {
    List<String> subnets = ids(context, "subnetIds", "subnet-", MOST_SUBNETS, problems);
    List<String> groups = ids(context, "securityGroupIds", "sg-", MOST_GROUPS, problems);
    Optional<String> vpc = ids(context, "vpcId", "vpc-", 1, problems).stream().findFirst();
    if (subnets.isEmpty() && groups.isEmpty() && vpc.isEmpty()) {
      return Optional.empty();
    }
    if (subnets.isEmpty()) {
      problems.add("-c subnetIds: is missing; name the private subnets, with commas between");
    }
    if (groups.isEmpty() == vpc.isEmpty()) {
      problems.add(
          vpc.isEmpty()
              ? "-c subnetIds: needs securityGroupIds, or vpcId to have a group made; add one"
              : "-c vpcId: is only for making a group, and securityGroupIds names some; leave one"
                  + " out");
    }
    return Optional.of(
        new Network(
            subnets,
            vpc.<Network.Doors>map(Network.Doors.Own::new)
                .orElseGet(() -> new Network.Doors.Existing(groups))));
  }

  private static List<String> ids(
      Map<String, String> context, String key, String prefix, int most, List<String> problems) {
    if (!context.containsKey(key)) {
      return List.of();
    }
    List<String> ids =
        Arrays.stream(context.get(key).split(",", -1)).map(String::strip).distinct().toList();
    Pattern form = Pattern.compile(prefix + "[0-9a-f]{8,17}");
    if (!ids.stream().allMatch(id -> form.matcher(id).matches())) {
      problems.add(
          "-c %s: '%s' is not usable; write it like %s0123456789abcdef0"
              .formatted(key, context.get(key), prefix));
    } else if (ids.size() > most) {
      problems.add("-c %s: names %d; write %d at most".formatted(key, ids.size(), most));
    }
    return ids;
  }

  private static Optional<String> text(
      Map<String, String> context, String key, Pattern form, String remedy, List<String> problems) {
    String text = context.get(key);
    if (text != null && !form.matcher(text).matches()) {
      problems.add("-c %s: '%s' is not usable; write %s".formatted(key, text, remedy));
      return Optional.empty();
    }
    return Optional.ofNullable(text);
  }
}
