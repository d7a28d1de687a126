/** The words that flow files, definitions, steps and alerts share, each said once. */
package airstep.vocabulary;
