/** The stand-ins that let Airstep run on one machine without any account. */
package airstep.embedded;
