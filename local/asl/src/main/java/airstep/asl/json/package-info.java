/**
 * JSON values of the interpreter: immutable trees of maps, lists, strings, numbers, booleans and
 * {@link airstep.asl.json.JsonValues#NULL}, each of which knows its size in bytes.
 */
package airstep.asl.json;
