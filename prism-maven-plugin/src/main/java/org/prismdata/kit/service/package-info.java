/** The services that can be provisioned, one class each, and how a user asks for them. */
package org.prismdata.kit.service;
