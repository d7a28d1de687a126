/** The terms that flow files, definitions, steps and alerts share. */
package airstep.vocabulary;
