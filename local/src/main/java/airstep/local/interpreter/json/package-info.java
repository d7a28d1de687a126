/**
 * JSON values of the interpreter: immutable trees of maps, lists, strings, numbers, booleans and
 * {@link airstep.local.interpreter.json.Json#NULL}, each of which knows its size in bytes.
 */
package airstep.local.interpreter.json;
