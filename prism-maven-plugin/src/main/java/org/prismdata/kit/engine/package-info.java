/** Podman and Docker, through their command line: finding one, running containers, and what their complaints mean. */
package org.prismdata.kit.engine;
