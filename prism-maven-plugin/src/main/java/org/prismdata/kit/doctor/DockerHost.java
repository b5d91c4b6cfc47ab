package org.prismdata.kit.doctor;

/**
 * Where programs are told to look for an engine.
 *
 * @param address as it is set
 * @param there whether its socket is there; true for one that is not a file of this machine
 * @param answers whether something listens at that socket; true likewise
 */
record DockerHost(String address, boolean there, boolean answers) {}
