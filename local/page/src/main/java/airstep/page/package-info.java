/** What ran and what comes, as a page for a browser: from a server on loopback, or in one file. */
package airstep.page;
