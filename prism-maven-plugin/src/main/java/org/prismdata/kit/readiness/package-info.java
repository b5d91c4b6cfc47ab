/** Knowing that a service serves by speaking its protocol, never by sleeping or by counting log lines. */
package org.prismdata.kit.readiness;
