package io.rowcast.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Keeps what it is given to send, and answers as it is told. */
final class RecordingMessenger implements Messenger {
    final List<Outbound> sent = new ArrayList<>();
    Function<Outbound, SendOutcome> answer = message -> new SendOutcome.Accepted("wamid." + message.deliveryId());

    @Override
    public SendOutcome send(Outbound message) {
        sent.add(message);
        return answer.apply(message);
    }

    void answers(SendOutcome outcome) {
        answer = message -> outcome;
    }
}
