package airstep.vocabulary.json;

/** A value that is an object in JSON. */
public interface JsonRecord {

  /** Returns the fields of the object. */
  JsonFields json();
}
