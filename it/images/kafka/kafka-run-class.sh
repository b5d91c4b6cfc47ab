#!/bin/bash
# Runs a class of Kafka's, as Kafka's script of this name does, as far as Prism's tests rely on it.
set -euo pipefail

jars=(/opt/kafka/libs/*.jar)
# The variables hold several arguments each.
# shellcheck disable=SC2086
exec java ${KAFKA_HEAP_OPTS:-} ${KAFKA_JVM_PERFORMANCE_OPTS:-} ${KAFKA_LOG4J_OPTS:-} ${KAFKA_OPTS:-} \
    -cp "$(IFS=:; echo "${jars[*]}")" "$@"
