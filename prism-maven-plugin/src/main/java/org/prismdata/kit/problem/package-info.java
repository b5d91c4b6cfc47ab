/** The one exception whose message a user reads: problem, reason, fix. */
package org.prismdata.kit.problem;
