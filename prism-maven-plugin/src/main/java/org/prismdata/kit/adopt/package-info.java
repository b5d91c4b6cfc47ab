/** What a Maven project has to have changed to use the kit: its POM, its tests, and what started its containers before. */
package org.prismdata.kit.adopt;
