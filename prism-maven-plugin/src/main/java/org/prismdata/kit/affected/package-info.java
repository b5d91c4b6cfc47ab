/** Which tests a change affects, by what they used when they ran last. */
package org.prismdata.kit.affected;
