/**
 * The plugin's OCI image: its modules, the runtime linked from them, the files a bare image needs beside it, and the
 * changes to Jib's plan that put these in.
 */
package org.prismdata.kit.image;
