package org.prismdata.kit.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image is called that is in the engine only while a build is at work on it. Its name says which build that is, as
 * labels say it of a container: they would make another image of it.
 */
public final class UnfinishedImage {
    private static final String PREFIX = "localhost/prism-unfinished-";

    /** What the names of all match, as an engine filters them. */
    public static final String ALL = PREFIX + "*";

    private static final Pattern NAME =
            Pattern.compile(Pattern.quote(PREFIX) + "(?<host>[0-9a-f]+)-(?<session>\\d+-\\d+)-[0-9a-z]+(?::latest)?");

    private UnfinishedImage() {}

    /** A new name, of this build. Its last part may be a file's name. */
    public static String name() {
        return PREFIX + Host.key() + "-" + BuildSession.current() + "-"
                + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }

    /** Whether a name is that of a build on this machine that is over. */
    public static boolean abandoned(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                && matcher.group("host").equals(Host.key())
                && BuildSession.parse(matcher.group("session"))
                        .filter(BuildSession::alive)
                        .isEmpty();
    }
}
