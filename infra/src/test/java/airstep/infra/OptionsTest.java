package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final Path USUAL = Path.of("usual");

  @Test
  void defaultsToTheDevStage() {
    Options options = Options.read(Map.of("@aws-cdk/core:x", "true", "aws:cdk:y", "z"), USUAL);

    assertThat(options.stage()).isEqualTo(new Stage("dev"));
    assertThat(options.flows()).isEqualTo(USUAL);
    assertThat(options.owner()).isEqualTo("airstep");
    assertThat(options.alarmEmail()).isEmpty();
    assertThat(options.network()).isEmpty();
  }

  @Test
  void otherStagesNeedAnAlarmAddress() {
    assertThat(refusal(Map.of("stage", "prod")))
        .containsExactly(
            "-c stage=prod: no one would receive alarms; add -c alarmEmail=ADDRESS or -c"
                + " alarmTopicArn=ARN");
    assertThat(read(Map.of("stage", "prod", "alarmEmail", "data@example.com")).alarmEmail())
        .contains("data@example.com");
    String topic = "arn:aws:sns:eu-west-1:123456789012:oncall";
    assertThat(read(Map.of("stage", "prod", "alarmTopicArn", topic)).alarmTopicArn())
        .contains(topic);
  }

  @Test
  void refusesTwoAlarmAddresses() {
    assertThat(
            refusal(
                Map.of(
                    "alarmEmail",
                    "data@example.com",
                    "alarmTopicArn",
                    "arn:aws:sns:eu-west-1:123456789012:oncall")))
        .containsExactly(
            "-c alarmEmail: cannot be combined with alarmTopicArn; remove one of them");
  }

  @Test
  void refusesEachInvalidValue() {
    assertThat(
            refusal(
                Map.of(
                    "stage", "my-stage",
                    "owner", "a,b",
                    "alarmEmail", "nobody",
                    "stgae", "prod")))
        .hasSize(4)
        .allSatisfy(
            line ->
                assertThat(line).startsWith("-c ").containsAnyOf("is not valid; use", "valid keys"))
        .anySatisfy(line -> assertThat(line).contains("stgae").contains("stage, flows, owner"));
  }

  /** The definitions call services of the partition {@code aws}. */
  @Test
  void refusesArnsOfAnotherPartition() {
    for (String partition : List.of("aws-cn", "aws-us-gov", "aws-eusc")) {
      String topic = "arn:" + partition + ":sns:eu-west-1:123456789012:oncall";
      String key =
          "arn:"
              + partition
              + ":kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab";
      assertThat(refusal(Map.of("alarmTopicArn", topic, "topicKeyArn", key)))
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).contains("in the partition aws"));
    }
  }

  @Test
  void acceptsTheArnOfAKey() {
    String key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab";
    assertThat(read(Map.of("topicKeyArn", key)).topicKeyArn()).contains(key);
    String many = "arn:aws:kms:eu-west-1:123456789012:key/mrk-0123456789abcdef0123456789abcdef";
    assertThat(read(Map.of("topicKeyArn", many)).topicKeyArn()).contains(many);
    for (String wrong :
        List.of(
            "alias/aws/sns",
            "arn:aws:kms:eu-west-1:123456789012:alias/alarms",
            "0a1b2c3d-0000-4000-8000-0123456789ab",
            key + "*")) {
      assertThat(refusal(Map.of("topicKeyArn", wrong)))
          .containsExactly(
              "-c topicKeyArn: '"
                  + wrong
                  + "' is not valid; use the ARN of a KMS key in the partition aws, not of an"
                  + " alias");
    }
  }

  @Test
  void joinsANetworkWithExistingGroupsOrANewOne() {
    assertThat(
            read(Map.of("subnetIds", "subnet-00000001, subnet-00000002", "vpcId", "vpc-00000003"))
                .network())
        .contains(
            new Network(
                List.of("subnet-00000001", "subnet-00000002"),
                List.of(),
                Optional.of("vpc-00000003")));
    assertThat(
            read(Map.of("subnetIds", "subnet-00000001", "securityGroupIds", "sg-00000002"))
                .network())
        .contains(
            new Network(List.of("subnet-00000001"), List.of("sg-00000002"), Optional.empty()));
  }

  @Test
  void refusesAnIncompleteNetwork() {
    assertThat(refusal(Map.of("vpcId", "vpc-00000003")))
        .containsExactly("-c subnetIds: is missing; list the private subnets, separated by commas");
    assertThat(refusal(Map.of("subnetIds", "subnet-00000001"))).hasSize(1);
    assertThat(
            refusal(
                Map.of(
                    "subnetIds", "subnet-00000001",
                    "securityGroupIds", "sg-00000002",
                    "vpcId", "vpc-00000003")))
        .hasSize(1);
    assertThat(refusal(Map.of("subnetIds", "a", "securityGroupIds", "sg-00000002"))).hasSize(1);
  }

  @Test
  void refusesMoreSubnetsOrGroupsThanAFunctionCanHave() {
    assertThat(
            refusal(Map.of("subnetIds", "subnet-00000001", "vpcId", "vpc-00000003,vpc-00000004")))
        .containsExactly("-c vpcId: has 2 values; use at most 1");
    String groups = "sg-00000001,sg-00000002,sg-00000003,sg-00000004,sg-00000005,sg-00000001";
    assertThat(read(Map.of("subnetIds", "subnet-00000001", "securityGroupIds", groups)).network())
        .isPresent();
    assertThat(
            refusal(
                Map.of(
                    "subnetIds", "subnet-00000001", "securityGroupIds", groups + ",sg-00000006")))
        .containsExactly("-c securityGroupIds: has 6 values; use at most 5");
  }

  @Test
  void acceptsTheNameOfABucket() {
    assertThat(read(Map.of()).assetBucket()).isEmpty();
    assertThat(read(Map.of("assetBucket", "example-releases")).assetBucket())
        .contains("example-releases");
    for (String wrong : List.of("s3://releases", "Releases", "a", "releases/prod", "-releases")) {
      assertThat(refusal(Map.of("assetBucket", wrong)))
          .containsExactly(
              "-c assetBucket: '"
                  + wrong
                  + "' is not valid; use the name of an S3 bucket, 3 to 63 of a-z, 0-9, - and .");
    }
  }

  @Test
  void refusesAFolderWithoutAName() {
    assertThat(refusal(Map.of("flows", "")))
        .containsExactly("-c flows: '' is not valid; use the path of a folder with flow files");
  }

  private static Options read(Map<String, String> context) {
    return Options.read(context, USUAL);
  }

  private static List<String> refusal(Map<String, String> context) {
    return catchThrowableOfType(RefusedException.class, () -> read(context))
        .getMessage()
        .lines()
        .toList();
  }
}
