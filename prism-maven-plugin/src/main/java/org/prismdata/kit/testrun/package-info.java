/** Running a project's tests in JVMs that stay up. */
package org.prismdata.kit.testrun;
