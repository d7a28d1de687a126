package airstep.embedded.airbyte;

/** Who starts or cancels a job. */
public enum Actor {
  /** A program, through an API. */
  API,
  /** A person, on Airbyte's web page. */
  PERSON
}
