/** Java sources as javac reads them, changed at chosen places and nowhere else. */
package org.prismdata.kit.javasource;
