/** Where an image comes from: its source, commit and time, as labels of the image. */
package org.prismdata.kit.provenance;
