/**
 * Knowing that a service serves by speaking its protocol, never by sleeping. Where the kit does not know the protocol, its
 * user says what tells it: an answer to HTTP, an open connection, a line of the log, or a program of the image.
 */
package org.prismdata.kit.readiness;
