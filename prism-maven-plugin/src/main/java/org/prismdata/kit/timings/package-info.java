/** Where a build's time went: its stages, and what the tests of each tier took. */
package org.prismdata.kit.timings;
