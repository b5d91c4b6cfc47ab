/** Fetching images from registries: by way of a mirror, as a user, and with what is told meanwhile. */
package org.prismdata.kit.pull;
