/** Short names for content: what was made from the same inputs has the same one. */
package org.prismdata.kit.fingerprint;
