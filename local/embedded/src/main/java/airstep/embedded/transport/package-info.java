/**
 * How the embedded services are reached: in memory, over loopback HTTP, or by the AWS SDK without a
 * socket. A {@link airstep.embedded.transport.Service} knows nothing of which one carries it.
 */
package airstep.embedded.transport;
