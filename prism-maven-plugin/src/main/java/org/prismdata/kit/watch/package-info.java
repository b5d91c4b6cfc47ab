/** The loop from a saved file to the results of the tests it touches, its keys and what it shows. */
package org.prismdata.kit.watch;
