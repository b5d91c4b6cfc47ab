/** Which build and module a container belongs to. */
package org.prismdata.kit.session;
