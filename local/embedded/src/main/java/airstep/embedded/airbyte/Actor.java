package airstep.embedded.airbyte;

/** Who starts and cancels jobs. */
public enum Actor {
  /** A program, through the API. */
  API,
  /** Somebody at Airbyte's web page. */
  PERSON
}
