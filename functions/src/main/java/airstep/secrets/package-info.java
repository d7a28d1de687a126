/** Reads secrets by name, caches them for five minutes, and keeps them out of all texts. */
package airstep.secrets;
