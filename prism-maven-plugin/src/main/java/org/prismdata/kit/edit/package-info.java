/** Changes to a user's files: shown as a diff first, made all or none, and taken back. */
package org.prismdata.kit.edit;
