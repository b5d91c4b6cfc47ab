/** Compose files: what the kit has to know of one, and the programs that start its services. */
package org.prismdata.kit.compose;
