package airstep.asl;

/**
 * Whose names the errors of optimized integrations carry. Histories recorded on AWS have those of
 * SDK v1, also in November 2025; SDK integrations have those of v2.
 */
public enum SdkNames {
  V1,
  V2
}
