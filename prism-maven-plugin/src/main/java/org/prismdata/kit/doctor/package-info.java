/** Looks at everything the kit needs of a machine and a project: facts are gathered once, each check is a function of them. */
package org.prismdata.kit.doctor;
