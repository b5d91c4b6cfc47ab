/** Leaving out of an image's dependencies what the plugin does not reach. */
package org.prismdata.kit.shrink;
