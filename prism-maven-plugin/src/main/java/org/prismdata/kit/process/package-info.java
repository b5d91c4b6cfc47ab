/** Running external programs: argument lists, drained streams, time-outs. */
package org.prismdata.kit.process;
