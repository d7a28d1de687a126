/** What a sync costs on AWS: transitions, history events, calls and dollars. */
package airstep.bench.cost;
