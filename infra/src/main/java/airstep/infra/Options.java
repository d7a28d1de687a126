package airstep.infra;

import airstep.statemachine.StageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The options of a deployment, from {@code -c key=value} or {@code cdk.json}.
 *
 * @param flows the folder of the flow files
 * @param owner the value of the tag {@code owner} of every resource
 * @param alarmEmail the address that subscribes to the new alarm topic
 * @param alarmTopicArn an existing topic to use instead
 * @param topicKeyArn the KMS key that encrypts the topic
 * @param network empty if Airbyte is reachable over the internet
 * @param assetBucket the bucket that contains the code and the template, if it is not the one that
 *     {@code cdk bootstrap} creates
 */
record Options(
    Stage stage,
    Path flows,
    String owner,
    Optional<String> alarmEmail,
    Optional<String> alarmTopicArn,
    Optional<String> topicKeyArn,
    Optional<Network> network,
    Optional<String> assetBucket) {

  /** The limits of a Lambda function. */
  private static final int MOST_SUBNETS = 16;

  private static final int MOST_GROUPS = 5;

  /** Keys of the CDK contain a colon, a slash or a hyphen. */
  private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_]+");

  /** The id of a key, because policies cannot refer to an alias. */
  private static final String KEY =
      "arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key/"
          + "(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})";

  private static final String TOPIC = "arn:aws:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}";

  /**
   * Reads the context.
   *
   * @throws RefusedException with one line for each problem
   */
  static Options read(Map<String, String> context, Path usualFlows) {
    Reader reader = new Reader(context, new LinkedHashSet<>(), new ArrayList<>());
    Options options = reader.options(usualFlows);
    if (!reader.problems.isEmpty()) {
      throw new RefusedException(reader.problems);
    }
    return options;
  }

  /**
   * Reads the options.
   *
   * @param keys the keys that were looked for, which are the valid ones
   */
  private record Reader(Map<String, String> context, Set<String> keys, List<String> problems) {

    Options options(Path usualFlows) {
      Stage stage = new Stage(text("stage", StageName.FORM, StageName.IN_WORDS).orElse(Stage.DEV));
      boolean email = context.containsKey("alarmEmail");
      boolean topic = context.containsKey("alarmTopicArn");
      if (email && topic) {
        refuse("alarmEmail", "cannot be combined with alarmTopicArn; remove one of them");
      }
      if (!stage.isDev() && !email && !topic) {
        refuse(
            "stage=" + stage.name(),
            "no one would receive alarms; add -c alarmEmail=ADDRESS or -c alarmTopicArn=ARN");
      }
      Options options =
          new Options(
              stage,
              text("flows", "[^\\x00]+", "the path of a folder with flow files")
                  .map(Path::of)
                  .orElse(usualFlows),
              text(
                      "owner",
                      "[\\p{L}\\p{N} _.:/=+@-]{1,256}",
                      "1 to 256 characters that a tag can have")
                  .orElse("airstep"),
              text(
                  "alarmEmail", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "an address like data@example.com"),
              text("alarmTopicArn", TOPIC, "the ARN of an SNS topic in the partition aws"),
              text(
                  "topicKeyArn", KEY, "the ARN of a KMS key in the partition aws, not of an alias"),
              network(),
              text(
                  "assetBucket",
                  "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
                  "the name of an S3 bucket, 3 to 63 of a-z, 0-9, - and ."));
      for (String key : new TreeSet<>(context.keySet())) {
        if (OURS.matcher(key).matches() && !keys.contains(key)) {
          refuse(key, "unknown key; valid keys are " + String.join(", ", keys));
        }
      }
      return options;
    }

    private Optional<Network> network() {
      Optional<String> vpc = ids("vpcId", "vpc-", 1).stream().findFirst();
      List<String> subnets = ids("subnetIds", "subnet-", MOST_SUBNETS);
      List<String> groups = ids("securityGroupIds", "sg-", MOST_GROUPS);
      if (subnets.isEmpty() && groups.isEmpty() && vpc.isEmpty()) {
        return Optional.empty();
      }
      if (subnets.isEmpty()) {
        refuse("subnetIds", "is missing; list the private subnets, separated by commas");
      }
      if (groups.isEmpty() && vpc.isEmpty()) {
        refuse("subnetIds", "needs securityGroupIds, or vpcId to create a group; add one of them");
      }
      if (!groups.isEmpty() && vpc.isPresent()) {
        refuse(
            "vpcId",
            "creates a security group, but securityGroupIds lists some; remove one of them");
      }
      return Optional.of(new Network(subnets, groups, vpc));
    }

    private List<String> ids(String key, String prefix, int most) {
      keys.add(key);
      if (!context.containsKey(key)) {
        return List.of();
      }
      List<String> ids =
          Arrays.stream(context.get(key).split(",", -1)).map(String::strip).distinct().toList();
      if (!ids.stream().allMatch(id -> id.matches(prefix + "[0-9a-f]{8,17}"))) {
        refuse(key, invalid(key, "a value like " + prefix + "0123456789abcdef0"));
      } else if (ids.size() > most) {
        refuse(key, "has %d values; use at most %d".formatted(ids.size(), most));
      }
      return ids;
    }

    private Optional<String> text(String key, String form, String expected) {
      keys.add(key);
      String text = context.get(key);
      if (text != null && !Pattern.matches(form, text)) {
        refuse(key, invalid(key, expected));
        return Optional.empty();
      }
      return Optional.ofNullable(text);
    }

    private String invalid(String key, String expected) {
      return "'%s' is not valid; use %s".formatted(context.get(key), expected);
    }

    private void refuse(String key, String problem) {
      problems.add("-c " + key + ": " + problem);
    }
  }
}
