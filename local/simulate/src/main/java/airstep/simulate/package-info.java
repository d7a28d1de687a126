/**
 * Random days with random faults, played in virtual time on the deployed definitions and steps.
 * What a day leaves behind in the embedded Airbyte is compared with what Airstep promises.
 */
package airstep.simulate;
