/** A plugin as one native program: whether this machine can make it, and how native-maven-plugin is told. */
package org.prismdata.kit.nativeimage;
