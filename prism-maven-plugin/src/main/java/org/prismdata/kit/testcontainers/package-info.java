/** What tests need that start containers themselves, with Testcontainers: a socket of Podman's, and removal of what they leave. */
package org.prismdata.kit.testcontainers;
