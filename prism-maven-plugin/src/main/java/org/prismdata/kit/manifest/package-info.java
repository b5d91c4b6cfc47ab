/** The services as Kubernetes manifests. */
package org.prismdata.kit.manifest;
