/** For which platforms an image is made, and where each one's Java runtime and C library come from. */
package org.prismdata.kit.platform;
