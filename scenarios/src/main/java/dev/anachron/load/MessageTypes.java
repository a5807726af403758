package dev.anachron.load;

import dev.anachron.spi.Protocol;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;

import java.util.List;
import java.util.stream.Stream;

/** The types of messages that a scenario may name. */
final class MessageTypes {
    private static final List<String> OF_CLIENTS = Stream.of(
                    Request.class,
                    Response.Done.class,
                    Response.Redirect.class,
                    Response.Behind.class)
            .map(Class::getSimpleName)
            .toList();

    private final Problems problems;
    /** Empty when the protocol is not known or does not say. */
    private final List<String> known;

    private MessageTypes(Problems problems, List<String> known) {
        this.problems = problems;
        this.known = known;
    }

    static MessageTypes of(Protocol protocol, Problems problems) {
        List<String> own = protocol.messageTypes();
        List<String> all = Stream.concat(own.stream(), OF_CLIENTS.stream()).toList();
        return new MessageTypes(problems, own.isEmpty() ? List.of() : all);
    }

    static MessageTypes unknown(Problems problems) {
        return new MessageTypes(problems, List.of());
    }

    /** Reports a type that no message has. */
    void check(Place place, String type) {
        if (!known.isEmpty() && !known.contains(type)) {
            problems.unknown(place, "type of message", type, known);
        }
    }
}
