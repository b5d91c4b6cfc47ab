/** Keeping a project's classes what its sources say, by compiling no more than has to be. */
package org.prismdata.kit.compile;
