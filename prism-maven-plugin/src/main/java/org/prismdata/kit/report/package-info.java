/** One page that shows what a build did: its stages, its tests by tier, its last runs, its image. */
package org.prismdata.kit.report;
