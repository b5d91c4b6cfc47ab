/** Images as files: the archive that Jib writes, and the OCI layout with zstd layers made of it. */
package org.prismdata.kit.oci;
