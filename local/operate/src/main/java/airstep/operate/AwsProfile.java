package airstep.operate;

import airstep.flows.Spelling;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;

/**
 * A profile of the AWS CLI: its credentials, its region, and the command that renews them.
 *
 * @param name empty if none is named and the default one does not exist or is not used
 * @param named whether a command names it, so that credentials of the environment do not count
 */
record AwsProfile(ProfileFile file, Optional<String> name, boolean named) {

  private static final String DEFAULT = "default";

  /**
   * Finds the profile.
   *
   * @param named the one that a command names
   * @throws PlaceUnusableException if there is no such profile, or a file of profiles is invalid
   */
  static AwsProfile of(Optional<String> named) {
    ProfileFile file = readBoth();
    Optional<String> name =
        named.or(
            () ->
                SdkSystemSetting.AWS_ACCESS_KEY_ID.getStringValue().isPresent()
                    ? Optional.empty()
                    : ProfileFileSystemSetting.AWS_PROFILE
                        .getStringValue()
                        .filter(it -> !it.equals(DEFAULT) || file.profiles().containsKey(it)));
    name.ifPresent(it -> need(it, file));
    return new AwsProfile(file, name, named.isPresent());
  }

  /** Reads both files of the AWS CLI, one after the other, to know which one is invalid. */
  private static ProfileFile readBoth() {
    ProfileFile.Aggregator both = ProfileFile.aggregator();
    ProfileFileLocation.credentialsFileLocation()
        .ifPresent(it -> both.addFile(read(it, ProfileFile.Type.CREDENTIALS)));
    ProfileFileLocation.configurationFileLocation()
        .ifPresent(it -> both.addFile(read(it, ProfileFile.Type.CONFIGURATION)));
    return both.build();
  }

  private static ProfileFile read(Path path, ProfileFile.Type type) {
    try {
      return ProfileFile.builder().content(path).type(type).build();
    } catch (RuntimeException e) {
      throw new PlaceUnusableException(
          "%s cannot be read (%s); fix it".formatted(path, AwsTrouble.said(e)));
    }
  }

  private static void need(String name, ProfileFile file) {
    List<String> known = file.profiles().keySet().stream().sorted().toList();
    if (!known.contains(name)) {
      String all = "create it with: aws configure sso --profile " + name;
      throw new PlaceUnusableException(
          "there is no AWS profile %s; %s".formatted(name, Spelling.remedy(name, known, all)));
    }
  }

  AwsCredentialsProvider credentials() {
    return named
        ? ProfileCredentialsProvider.builder()
            .profileFile(file)
            .profileName(name.orElseThrow())
            .build()
        : DefaultCredentialsProvider.builder().build();
  }

  /**
   * Returns the region: the one that a command names, or else as the AWS CLI finds it.
   *
   * @throws PlaceUnusableException if there is none
   */
  Region region(Optional<String> named) {
    return named
        .or(SdkSystemSetting.AWS_REGION::getStringValue)
        // Only the AWS CLI and older SDKs read it.
        .or(() -> Optional.ofNullable(System.getenv("AWS_DEFAULT_REGION")))
        .filter(it -> !it.isBlank())
        .or(() -> profile(name.orElse(DEFAULT)).flatMap(it -> it.property("region")))
        .map(Region::of)
        .orElseThrow(
            () ->
                new PlaceUnusableException(
                    "no region for %s; use --region, AWS_REGION or: aws configure set region REGION%s"
                        .formatted(who(), option())));
  }

  /** Returns who calls, for messages. */
  String who() {
    return name.map(it -> "profile " + it).orElse("the credentials of the environment");
  }

  /** Returns the command that logs in. */
  String login() {
    return (isSso(name.orElse(DEFAULT), 0) ? "aws sso login" : "aws configure") + option();
  }

  private String option() {
    return name.filter(it -> !it.equals(DEFAULT)).map(it -> " --profile " + it).orElse("");
  }

  /** A role may be assumed from a profile that logs in. */
  private boolean isSso(String profile, int depth) {
    Optional<Profile> found = profile(profile);
    return found
            .flatMap(it -> it.property("sso_session").or(() -> it.property("sso_start_url")))
            .isPresent()
        || (depth < 5
            && found
                .flatMap(it -> it.property("source_profile"))
                .filter(source -> isSso(source, depth + 1))
                .isPresent());
  }

  private Optional<Profile> profile(String profile) {
    return file.profile(profile);
  }
}
