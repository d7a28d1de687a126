/** Foreign texts, made fit to be shown. */
package airstep.text;
