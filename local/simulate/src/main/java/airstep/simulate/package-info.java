/**
 * Random days with random faults, played on the definitions and steps that are deployed, in virtual
 * time. What a day leaves behind in the embedded Airbyte is held against what Airstep promises.
 */
package airstep.simulate;
