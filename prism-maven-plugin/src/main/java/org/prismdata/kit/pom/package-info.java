/** A POM as its author wrote it, changed so that the rest stays as it is. */
package org.prismdata.kit.pom;
