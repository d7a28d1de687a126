/**
 * JSON values of the interpreter: immutable trees of maps, lists, strings, numbers, booleans and
 * {@link airstep.asl.json.JsonValues#NULL}, which compute their size in bytes once.
 */
package airstep.asl.json;
