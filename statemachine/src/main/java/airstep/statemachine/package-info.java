/** In what order: the three definitions, and what turns them and a flow into what AWS runs. */
package airstep.statemachine;
