/** How large an image may be and how long it may take to start, and what grew when it is more. */
package org.prismdata.kit.budget;
