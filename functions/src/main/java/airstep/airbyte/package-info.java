/** The Airbyte client: connections, jobs, and explanations of failed calls. */
package airstep.airbyte;
