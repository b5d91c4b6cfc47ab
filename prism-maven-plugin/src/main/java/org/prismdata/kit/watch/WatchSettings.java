package org.prismdata.kit.watch;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param java the program that runs the tests
 * @param kit the jar or folder of this code
 * @param timeout how long a test may take
 * @param settle how long no file may change for a change to be whole
 */
public record WatchSettings(Path java, Path kit, Duration timeout, Duration settle) {}
