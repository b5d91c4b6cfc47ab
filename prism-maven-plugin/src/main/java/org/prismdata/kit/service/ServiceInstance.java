package org.prismdata.kit.service;

import java.util.Map;
import java.util.function.IntFunction;
import org.prismdata.kit.readiness.Readiness;

/**
 * One container's side of a service.
 *
 * @param environment all variables its container gets
 * @param readiness how to know that it serves
 * @param properties what tests are told, by the port on this machine: host, port, url, …, without the
 *     {@code prism.NAME.} in front
 */
public record ServiceInstance(
        Map<String, String> environment, Readiness readiness, IntFunction<Map<String, String>> properties) {}
