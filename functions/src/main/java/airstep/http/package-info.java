/** The HTTP client for all outgoing requests of a step. */
package airstep.http;
