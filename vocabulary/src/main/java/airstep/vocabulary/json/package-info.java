/** The fields of JSON objects, by which the records are read and written. Needs no JSON library. */
package airstep.vocabulary.json;
