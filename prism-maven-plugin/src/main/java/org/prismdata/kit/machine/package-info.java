/** The virtual machine in which Podman runs containers on macOS and Windows: its size, and what makes it and starts it. */
package org.prismdata.kit.machine;
