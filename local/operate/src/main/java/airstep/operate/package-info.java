/** What ran in a stage and what is paused, through the APIs of AWS, there or on this machine. */
package airstep.operate;
