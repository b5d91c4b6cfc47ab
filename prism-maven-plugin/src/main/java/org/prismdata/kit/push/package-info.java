/** Sending an image to a registry: once more when the connection was lost, and what its refusals mean. */
package org.prismdata.kit.push;
