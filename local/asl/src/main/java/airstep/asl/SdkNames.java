package airstep.asl;

/**
 * The SDK that names the errors of optimized integrations. Histories recorded on AWS have the names
 * of SDK v1, as late as November 2025. SDK integrations have the names of v2.
 */
public enum SdkNames {
  V1,
  V2
}
