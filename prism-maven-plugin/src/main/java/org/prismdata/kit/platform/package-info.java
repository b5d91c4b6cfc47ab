/** For which platforms an image is made, and where each one's Java runtime comes from. */
package org.prismdata.kit.platform;
