/** The few messages of services' own protocols that the kit needs beside the question whether they serve. */
package org.prismdata.kit.protocol;
