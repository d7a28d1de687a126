package airstep.operate;

import airstep.aws.SdkFailure;
import airstep.text.OneLine;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Turns what a person must fix into one line: credentials, rights, throttling and the network.
 * Other exceptions stay as they are.
 *
 * @param who who calls
 * @param login the command that logs in
 */
record AwsTrouble(String who, String login, String region) implements ExecutionInterceptor {

  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

  private static final Set<String> NOT_ACCEPTED =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException");

  private static final int FORBIDDEN = 403;
  private static final int LONGEST = 300;

  /** As services say it: ... is not authorized to perform: ACTION on resource: ARN because ... */
  private static final Pattern DENIED =
      Pattern.compile("perform: ([\\w-]+:\\w+)(?: on resource: (\\S+))?");

  /** Throws it, because only an exception of the same class may be returned. */
  @Override
  public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes call) {
    String service = call.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    String operation = call.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    Optional<String> line = of(context.exception(), service, operation);
    if (line.isPresent()) {
      throw new PlaceUnusableException(line.get());
    }
    return context.exception();
  }

  /** Returns the line, if a person must fix it. */
  Optional<String> of(Throwable e, String service, String operation) {
    if (e instanceof AwsServiceException answer) {
      return answered(answer, service, operation);
    }
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return Optional.of(unreachable(service, "no answer in time"));
    }
    return withoutNetwork(e).map(why -> unreachable(service, why));
  }

  /** Returns what happened, if it is the network's failure and not that of a file. */
  private static Optional<String> withoutNetwork(Throwable e) {
    boolean network = false;
    Throwable last = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      network |= cause instanceof IOException && !(cause instanceof FileSystemException);
      last = cause;
    }
    // The first cause says what happened, the exceptions around it only that something did.
    return network ? Optional.of(said(last)) : Optional.empty();
  }

  /** Returns the message of an exception as one line. */
  static String said(Throwable e) {
    return OneLine.of(String.valueOf(e.getMessage()), LONGEST);
  }

  /**
   * Returns the line about credentials that cannot be had.
   *
   * @param named whether a profile is to have them; otherwise the SDK lists all that it has tried
   */
  String withoutCredentials(Throwable e, boolean named) {
    if (!named) {
      return "there are no AWS credentials; log in with: " + login + ", or choose a --profile";
    }
    Optional<String> network = withoutNetwork(e);
    if (network.isPresent()) {
      return "no connection to AWS for the credentials of %s (%s); check the network and the region"
          .formatted(who, network.get());
    }
    String why = e instanceof SdkException known ? SdkFailure.of(known).said() : e.getMessage();
    return "%s has no valid credentials (%s); log in with: %s"
        .formatted(who, OneLine.of(String.valueOf(why), LONGEST), login);
  }

  private Optional<String> answered(AwsServiceException e, String service, String operation) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    if (EXPIRED.contains(code)) {
      return Optional.of(
          "the credentials of %s have expired; log in with: %s".formatted(who, login));
    }
    if (NOT_ACCEPTED.contains(code)) {
      return Optional.of(
          "AWS does not accept the credentials of %s (%s); log in with: %s"
              .formatted(who, code, login));
    }
    if (e.statusCode() == FORBIDDEN || String.valueOf(code).startsWith("AccessDenied")) {
      return Optional.of(denied(e, service, operation));
    }
    return e.isThrottlingException()
        ? Optional.of(
            "AWS throttles %s of %s in %s; wait a minute and repeat the command"
                .formatted(action(service, operation), who, region))
        : Optional.empty();
  }

  private String denied(AwsServiceException e, String service, String operation) {
    Matcher said = DENIED.matcher(String.valueOf(e.getMessage()));
    boolean found = said.find();
    String on = found && said.group(2) != null ? " on " + said.group(2) : "";
    return "%s is not allowed %s%s; docs/aws.md lists the permissions of each command"
        .formatted(who, found ? said.group(1) : action(service, operation), on);
  }

  private String unreachable(String service, String why) {
    return "no connection to %s in %s (%s); check the network and the region"
        .formatted(named(service), region, why);
  }

  private static String action(String service, String operation) {
    return prefix(service) + ":" + operation;
  }

  private static String named(String service) {
    return switch (service) {
      case "Sfn" -> "Step Functions";
      case "CloudWatch Logs" -> service;
      default -> "AWS " + service;
    };
  }

  /** The name of the service in IAM's actions, where it is not that of the SDK. */
  private static String prefix(String service) {
    return switch (service) {
      case "Sfn" -> "states";
      case "CloudWatch Logs" -> "logs";
      case "EventBridge" -> "events";
      default -> service.toLowerCase(Locale.ROOT).replace(" ", "");
    };
  }
}
