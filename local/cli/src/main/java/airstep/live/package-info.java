/** What a person sees while a run runs, and what an interrupt does to it. */
package airstep.live;
