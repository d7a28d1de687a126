/** What AWS's own clients have in common. */
package airstep.aws;
