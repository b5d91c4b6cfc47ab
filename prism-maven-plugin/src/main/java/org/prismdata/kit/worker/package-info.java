/** What runs inside the JVM that runs a watched project's tests, beside these and on the same class path. It knows JUnit's launcher only. */
package org.prismdata.kit.worker;
