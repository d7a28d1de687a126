/** Translates the schedules of other tools into flow files. */
package airstep.imports;
