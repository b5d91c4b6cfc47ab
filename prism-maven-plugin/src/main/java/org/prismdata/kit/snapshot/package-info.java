/** Images of services that were initialised once, for later containers to start from. */
package org.prismdata.kit.snapshot;
