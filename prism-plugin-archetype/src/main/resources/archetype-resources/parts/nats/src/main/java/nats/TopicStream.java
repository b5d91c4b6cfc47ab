package ${package}.nats;

import ${package}.config.ConfigException;
import ${package}.config.Settings;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The stream on the server that keeps the messages of all topics, each topic as a subject.
 *
 * @param prefix begins the subject of each topic
 * @param wanted what the stream is made like if it is missing
 */
record TopicStream(String prefix, StreamConfiguration wanted) {
    private static final int SECONDS_KEPT = 3600;
    private static final int MESSAGES_KEPT = 100_000;

    private static final int STREAM_NOT_FOUND = 10_059;
    private static final int STREAM_NAME_IN_USE = 10_058;
    private static final int SUBJECTS_OVERLAP = 10_065;

    static TopicStream of(Settings settings) throws ConfigException {
        String prefix = settings.text("subject_prefix").orElse("prism.");
        if (!prefix.matches("([A-Za-z0-9_-]+\\.)+")) {
            throw new ConfigException(
                    "backend.subject_prefix must be letters, digits, - and _, with a dot after each word, for example prism.");
        }
        String name = settings.text("stream").orElse("prism");
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new ConfigException("backend.stream must be letters, digits, - and _, for example prism");
        }
        return new TopicStream(
                prefix,
                StreamConfiguration.builder()
                        .name(name)
                        .subjects(prefix + ">")
                        .storageType(StorageType.File)
                        .maxAge(Duration.ofSeconds(settings.positive("max_age_seconds", SECONDS_KEPT)))
                        .maxMessagesPerSubject(settings.positive("max_messages_per_topic", MESSAGES_KEPT))
                        .replicas(settings.positive("replicas", 1))
                        .build());
    }

    String name() {
        return wanted.getName();
    }

    String subject(String topic) {
        return prefix + topic;
    }

    /** Makes sure that there is one, and that it is of use. */
    void open(JetStreamManagement server) throws ConfigException, IOException, JetStreamApiException {
        StreamConfiguration found;
        try {
            found = get(server).getConfiguration();
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != SUBJECTS_OVERLAP) {
                throw e;
            }
            throw new ConfigException("backend.subject_prefix is \"" + prefix + "\", but another stream than \""
                    + name() + "\" has such subjects; name that one in backend.stream, or choose another prefix");
        }
        if (found.getSubjects().stream().noneMatch(this::covers)) {
            throw new ConfigException("backend.stream is \"" + name() + "\", which is there, but its subjects are "
                    + found.getSubjects() + ", not " + prefix + ">");
        }
        if (found.getRetentionPolicy() != RetentionPolicy.Limits) {
            throw new ConfigException("backend.stream is \"" + name() + "\", which is there, but its retention is "
                    + found.getRetentionPolicy() + ", not " + RetentionPolicy.Limits);
        }
    }

    /** Returns the stream that is there, however it was made, else makes it. */
    StreamInfo get(JetStreamManagement server) throws IOException, JetStreamApiException {
        try {
            return server.getStreamInfo(name());
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != STREAM_NOT_FOUND) {
                throw e;
            }
        }
        try {
            return server.addStream(wanted);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != STREAM_NAME_IN_USE) {
                throw e;
            }
            // Another plugin was faster, and makes it otherwise.
            return server.getStreamInfo(name());
        }
    }

    /** Whether a subject of a stream, in which * is any word and a > at its end any words, has all topics' subjects. */
    boolean covers(String subject) {
        List<String> words = List.of(subject.split("\\."));
        List<String> ours = List.of((prefix + ">").split("\\."));
        if (words.size() > ours.size() || !words.get(words.size() - 1).equals(">")) {
            return false;
        }
        for (int i = 0; i < words.size() - 1; i++) {
            if (!words.get(i).equals("*") && !words.get(i).equals(ours.get(i))) {
                return false;
            }
        }
        return true;
    }
}
