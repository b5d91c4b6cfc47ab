/** What notes, inside the test JVMs of a build, when each test ran and what it took, and how Maven reads that. It knows JUnit's launcher only. */
package org.prismdata.kit.recorder;
