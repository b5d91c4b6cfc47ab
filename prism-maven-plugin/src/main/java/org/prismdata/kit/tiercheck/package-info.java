/** Whether tests keep what their tier promises: that they are quick, and need no service. */
package org.prismdata.kit.tiercheck;
