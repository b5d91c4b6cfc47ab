/** Starting a module's services and removing every one of them again. */
package org.prismdata.kit.provision;
