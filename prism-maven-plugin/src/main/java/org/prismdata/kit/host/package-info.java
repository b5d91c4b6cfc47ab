/** What is known of this machine and this user, as far as rootless containers need it. Nothing here asks an engine. */
package org.prismdata.kit.host;
