/** A generated project brought to newer templates: what they changed and what its author changed, both kept. */
package org.prismdata.kit.upgrade;
