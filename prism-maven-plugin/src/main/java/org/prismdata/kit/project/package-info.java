/** The modules of a Maven project, as its own build has shown them. */
package org.prismdata.kit.project;
