/** What is wrong, or will be, with flows, Airbyte, Slack and a stage on AWS; changes nothing. */
package airstep.doctor;
