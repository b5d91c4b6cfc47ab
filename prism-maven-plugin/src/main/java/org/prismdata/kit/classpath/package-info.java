/** The class path of an image: two jars made of everything a project runs with. */
package org.prismdata.kit.classpath;
