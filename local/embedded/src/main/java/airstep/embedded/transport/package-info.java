/**
 * Transports to the embedded services: in memory, or through the AWS SDK's clients without a
 * socket. A {@link airstep.embedded.transport.Service} does not depend on its transport.
 */
package airstep.embedded.transport;
