/** A Containerfile that builds by itself what the kit and Jib have built. */
package org.prismdata.kit.containerfile;
