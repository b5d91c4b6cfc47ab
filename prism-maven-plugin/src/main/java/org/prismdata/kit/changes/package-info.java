/** Seeing that files change. */
package org.prismdata.kit.changes;
