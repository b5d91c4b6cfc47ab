/** The tiers of a project's tests: which tags each takes in, and what a build that runs only one leaves out. */
package org.prismdata.kit.tier;
