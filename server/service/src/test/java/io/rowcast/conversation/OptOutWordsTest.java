package io.rowcast.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.conversation.OptOutWords.Change;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
        assertThat(wish(message)).contains(Wish.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "start!", "Unstop", "Suscribir", "Старт"})
    void a_whole_message_that_asks_for_messages_is_a_start(String message) {
        assertThat(wish(message)).contains(Wish.START);
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
        assertThat(wish(message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop please",
                "Please stop sending",
                "Please stop sending me messages!",
                "STOP now, thank you",
                "STOP STOP STOP",
                "stooooop",
                "S.T.O.P.",
                "Bitte abmelden, danke",
                "baja por favor",
                "unsubscibe",
                "Unsubscribed",
                "unsusbcribe me please",
                "🛑 stop 🙏"
            })
    void what_is_nearly_a_stop_is_one(String message) {
        assertThat(wish(message)).contains(Wish.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Don't stop",
                "don’t stop sending",
                "stop by tomorrow",
                "I will stop by tomorrow, thanks",
                "non-stop",
                "Please cancel my order",
                "step",
                "shop",
                "top",
                "thanks",
                "please",
                "anmelder",
                "subscribes",
                "please start",
                "Yes please send messages"
            })
    void what_only_looks_like_one_is_none(String message) {
        assertThat(wish(message)).isEmpty();
    }

    @Test
    void a_workspace_adds_words_and_takes_built_in_ones_out() {
        OptOutWords words = OptOutWords.of(List.of(
                new Change("en", Wish.STOP, "end", false),
                new Change("sw", Wish.STOP, "acha", true),
                new Change("sw", Wish.START, "anza", true)));
        assertThat(words.in("END")).isEmpty();
        assertThat(words.in("Acha, tafadhali")).isEmpty();
        assertThat(words.in("Acha!").map(OptOutWords.Asked::wish)).contains(Wish.STOP);
        assertThat(words.in("anza").map(OptOutWords.Asked::wish)).contains(Wish.START);
        assertThat(words.in("stop").map(OptOutWords.Asked::wish)).contains(Wish.STOP);
        assertThat(OptOutWords.BUILT_IN.in("end")).isPresent();
    }

    @Test
    void changes_are_what_differs_from_the_built_in_words() {
        OptOutWords.Words builtIn =
                Objects.requireNonNull(OptOutWords.BUILT_IN.byLanguage().get("nl"));
        assertThat(OptOutWords.changes("nl", builtIn)).isEmpty();
        assertThat(OptOutWords.changes("nl", new OptOutWords.Words(Set.of("afmelden", "klaar"), Set.of())))
                .containsExactlyInAnyOrder(
                        new Change("nl", Wish.STOP, "klaar", true),
                        new Change("nl", Wish.STOP, "stoppen", false),
                        new Change("nl", Wish.STOP, "uitschrijven", false),
                        new Change("nl", Wish.START, "aanmelden", false));
    }

    @Test
    void no_built_in_word_means_both_and_each_is_written_as_it_is_compared() {
        assertThat(OptOutWords.BUILT_IN.contradiction()).isEmpty();
        OptOutWords.BUILT_IN.byLanguage().values().forEach(words -> {
            assertThat(words.stop())
                    .allSatisfy(word -> assertThat(OptOutWords.plain(word)).isEqualTo(word));
            assertThat(words.start())
                    .allSatisfy(word -> assertThat(OptOutWords.plain(word)).isEqualTo(word));
        });
    }

    private static Optional<Wish> wish(String message) {
        return OptOutWords.BUILT_IN.in(message).map(OptOutWords.Asked::wish);
    }
}
