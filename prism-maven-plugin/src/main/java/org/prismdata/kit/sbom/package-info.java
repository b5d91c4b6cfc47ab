/** The list of what is in an image, as CycloneDX has it. */
package org.prismdata.kit.sbom;
