package io.rowcast.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "Stop!!!",
                "S\u0301top",
                "Stop promotions",
                "STOP_PROMOTIONS",
                "Unsubscribe",
                "ARRÊT",
                "Arrêter",
                "Se désabonner",
                "BAJA",
                "¡Baja!",
                "Não quero mais",
                "Abmelden",
                "стоп",
                "СТОП!",
                "توقف",
                "停止",
                "बंद करें",
                "Opt-out",
                "stop 🛑"
            })
    void a_whole_message_that_asks_for_silence_is_a_stop(String message) {
        assertThat(OptOutWords.in(message)).contains(Wish.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "start!", "Unstop", "Suscribir", "Старт"})
    void a_whole_message_that_asks_for_messages_is_a_start(String message) {
        assertThat(OptOutWords.in(message)).contains(Wish.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "🙂",
                "Please don't stop",
                "Where is the bus stop?",
                "stopwatch",
                "Yes",
                "I want to start now",
                "The end of the week"
            })
    void a_word_within_a_sentence_is_neither(String message) {
        assertThat(OptOutWords.in(message)).isEmpty();
    }
}
