package org.prismdata.kit.provision;

import org.prismdata.kit.service.ServiceInstance;

/**
 * A container whose service serves.
 *
 * @param name its name
 * @param instance the service in it
 * @param kept whether it stays up after the build
 * @param report a line about where it is and what it took
 */
record RunningContainer(String name, ServiceInstance instance, boolean kept, String report) {}
