/** What runs inside Jib: changes to its plan of an image. */
package org.prismdata.kit.jib;
