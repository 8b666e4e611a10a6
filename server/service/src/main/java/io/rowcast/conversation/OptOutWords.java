package io.rowcast.conversation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words by which a person opts out or in again. Only a whole message counts ("don't stop" is none), without regard to case,
 * accents and punctuation. For silence a message may also say please and thank you, have letters too many, or one wrong in a long
 * word: whom we stop writing to by mistake can be put back, whom we go on writing to against their wish is angry.
 */
public final class OptOutWords {
    /** A language's words, as they are compared. */
    public record Words(Set<String> stop, Set<String> start) {
        static final Words NONE = new Words(Set.of(), Set.of());

        public Words {
            stop = Set.copyOf(stop);
            start = Set.copyOf(start);
        }

        Set<String> of(Wish wish) {
            return switch (wish) {
                case STOP -> stop;
                case START -> start;
            };
        }
    }

    /**
     * Where a workspace's words differ from those that are built in.
     *
     * @param kept false for a word that is built in and does not count
     */
    record Change(String language, Wish wish, String word, boolean kept) {}

    /**
     * What a message asks for.
     *
     * @param written the message as it was compared
     */
    record Asked(Wish wish, String written) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return String.valueOf(wish);
        }
    }

    /** No word is longer, whatever is said around it. */
    static final int LONGEST_MESSAGE = 100;

    /** From so many letters on a word may have one wrong; in shorter ones that makes other words, as anmelden of abmelden. */
    private static final int LONG_WORD = 10;

    /** By language, the texts of opt-out buttons of Meta's own template library among them. */
    private static final Map<String, Words> BUILT_IN_WORDS = Map.ofEntries(
            Map.entry(
                    "en",
                    new Words(
                            Set.of(
                                    "stop",
                                    "stop all",
                                    "stopall",
                                    "stop promotions",
                                    "stop promotion",
                                    "stop messages",
                                    "stop marketing",
                                    "stop sending",
                                    "stop please",
                                    "please stop",
                                    "stpo",
                                    "sotp",
                                    "unsubscribe",
                                    "unsubscribe me",
                                    "opt out",
                                    "optout",
                                    "cancel",
                                    "quit",
                                    "end",
                                    "remove me",
                                    "no more messages",
                                    "not interested anymore"),
                            Set.of(
                                    "start",
                                    "unstop",
                                    "subscribe",
                                    "resubscribe",
                                    "opt in",
                                    "optin",
                                    "start promotions",
                                    "resume",
                                    "resume promotions"))),
            Map.entry(
                    "de",
                    new Words(
                            Set.of(
                                    "stopp",
                                    "stopp promotions",
                                    "abmelden",
                                    "abbestellen",
                                    "austragen",
                                    "keine werbung",
                                    "keine werbung mehr"),
                            Set.of("anmelden", "abonnieren"))),
            Map.entry(
                    "fr",
                    new Words(
                            Set.of(
                                    "arret",
                                    "arreter",
                                    "arretez",
                                    "desabonner",
                                    "me desabonner",
                                    "se desabonner",
                                    "desinscription",
                                    "desinscrire",
                                    "stop pub"),
                            Set.of("reprendre", "abonner"))),
            Map.entry(
                    "es",
                    new Words(
                            Set.of(
                                    "baja",
                                    "darme de baja",
                                    "dar de baja",
                                    "cancelar",
                                    "parar",
                                    "alto",
                                    "detener",
                                    "no mas mensajes",
                                    "detener promociones",
                                    "cancelar suscripcion"),
                            Set.of("alta", "suscribir", "suscribirme"))),
            Map.entry(
                    "pt",
                    new Words(
                            Set.of(
                                    "sair",
                                    "pare",
                                    "parar promocoes",
                                    "descadastrar",
                                    "cancelar inscricao",
                                    "remover",
                                    "nao quero mais"),
                            Set.of("inscrever"))),
            Map.entry(
                    "it",
                    new Words(
                            Set.of(
                                    "disiscriviti",
                                    "disiscrivimi",
                                    "annulla iscrizione",
                                    "cancellami",
                                    "basta",
                                    "interrompi promozioni"),
                            Set.of("iscrivimi"))),
            Map.entry("nl", new Words(Set.of("afmelden", "uitschrijven", "stoppen"), Set.of("aanmelden"))),
            Map.entry("pl", new Words(Set.of("wypisz", "wypisz mnie", "rezygnuje"), Set.of())),
            Map.entry("tr", new Words(Set.of("dur", "iptal", "abonelikten cik"), Set.of())),
            Map.entry("id", new Words(Set.of("berhenti", "hentikan"), Set.of())),
            Map.entry("ru", new Words(Set.of("стоп", "отписаться", "отписка"), Set.of("старт", "подписаться"))),
            Map.entry("uk", new Words(Set.of("відписатися"), Set.of("підписатися"))),
            Map.entry("ar", new Words(Set.of("توقف", "ايقاف", "الغاء الاشتراك"), Set.of("اشتراك"))),
            Map.entry("he", new Words(Set.of("הסר", "עצור"), Set.of())),
            Map.entry("hi", new Words(Set.of("रोकें", "बंद करें"), Set.of())),
            Map.entry("zh", new Words(Set.of("停止", "退订", "退訂"), Set.of("订阅", "訂閱"))),
            Map.entry("ja", new Words(Set.of("配信停止", "解除"), Set.of("再開"))));

    /** What is said around a word, and means nothing more. */
    private static final Set<String> AROUND = Set.of(
            "please",
            "pls",
            "plz",
            "kindly",
            "now",
            "immediately",
            "thanks",
            "thank",
            "thx",
            "you",
            "sending",
            "send",
            "texting",
            "messaging",
            "message",
            "messages",
            "texts",
            "me",
            "us",
            "bitte",
            "danke",
            "jetzt",
            "sofort",
            "nachrichten",
            "svp",
            "s",
            "il",
            "vous",
            "te",
            "plait",
            "merci",
            "maintenant",
            "por",
            "favor",
            "gracias",
            "ya",
            "mensajes",
            "obrigado",
            "obrigada",
            "mensagens",
            "agora",
            "per",
            "favore",
            "grazie",
            "messaggi",
            "alstublieft",
            "aub",
            "graag",
            "bedankt",
            "berichten",
            "prosze",
            "dziekuje",
            "lutfen",
            "tesekkurler",
            "tolong",
            "terima",
            "kasih",
            "пожалуйста",
            "спасибо");

    private static final Pattern BLANK = Pattern.compile(" ");

    private static final Pattern LETTERS_TOO_MANY = Pattern.compile("(\\p{L})\\1{2,}");

    /** As they come with the service. */
    public static final OptOutWords BUILT_IN = new OptOutWords(BUILT_IN_WORDS);

    private final SortedMap<String, Words> byLanguage;
    private final Set<String> stop;
    private final Set<String> start;

    private OptOutWords(Map<String, Words> byLanguage) {
        this.byLanguage = new TreeMap<>(byLanguage);
        this.stop = all(byLanguage.values(), Wish.STOP);
        this.start = all(byLanguage.values(), Wish.START);
    }

    private static Set<String> all(Collection<Words> words, Wish wish) {
        return words.stream().flatMap(it -> it.of(wish).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The built-in words with a workspace's changes. */
    static OptOutWords of(List<Change> changes) {
        if (changes.isEmpty()) {
            return BUILT_IN;
        }
        Map<String, Words> changed = new TreeMap<>(BUILT_IN_WORDS);
        for (Change change : changes) {
            Words before = changed.getOrDefault(change.language(), Words.NONE);
            Set<String> after = new HashSet<>(before.of(change.wish()));
            if (change.kept()) {
                after.add(change.word());
            } else {
                after.remove(change.word());
            }
            changed.put(
                    change.language(),
                    switch (change.wish()) {
                        case STOP -> new Words(after, before.start());
                        case START -> new Words(before.stop(), after);
                    });
        }
        return new OptOutWords(changed);
    }

    /** What makes the built-in words of a language those which are wished. */
    static List<Change> changes(String language, Words wished) {
        Words builtIn = BUILT_IN_WORDS.getOrDefault(language, Words.NONE);
        List<Change> changes = new ArrayList<>();
        for (Wish wish : Wish.values()) {
            new TreeSet<>(wished.of(wish))
                    .stream()
                            .filter(word -> !builtIn.of(wish).contains(word))
                            .forEach(word -> changes.add(new Change(language, wish, word, true)));
            new TreeSet<>(builtIn.of(wish))
                    .stream()
                            .filter(word -> !wished.of(wish).contains(word))
                            .forEach(word -> changes.add(new Change(language, wish, word, false)));
        }
        return changes;
    }

    SortedMap<String, Words> byLanguage() {
        return byLanguage;
    }

    boolean hasStop() {
        return !stop.isEmpty();
    }

    /** A word that stands for both wishes; empty as a rule. */
    Optional<String> contradiction() {
        return stop.stream().filter(start::contains).sorted().findFirst();
    }

    /** What a message, or a button's text or payload, asks for; nothing as a rule. */
    Optional<Asked> in(String message) {
        if (message.length() > LONGEST_MESSAGE) {
            return Optional.empty();
        }
        String written = plain(message);
        if (start.contains(written)) {
            return Optional.of(new Asked(Wish.START, written));
        }
        return stop.contains(written) || isNearly(written)
                ? Optional.of(new Asked(Wish.STOP, written))
                : Optional.empty();
    }

    private boolean isNearly(String written) {
        String calm = spelled(LETTERS_TOO_MANY.matcher(written).replaceAll("$1"));
        String word = withoutRepeats(calm);
        String bare = withoutAround(word);
        return stop.contains(calm) || stop.contains(word) || stop.contains(bare) || hasOneLetterWrong(bare);
    }

    /** As in s.t.o.p. */
    private static String spelled(String text) {
        return text.matches("\\p{L}( \\p{L})+") ? text.replace(" ", "") : text;
    }

    /** As in stop stop stop. */
    private static String withoutRepeats(String text) {
        List<String> words = new ArrayList<>();
        BLANK.splitAsStream(text)
                .filter(word -> words.isEmpty() || !words.getLast().equals(word))
                .forEachOrdered(words::add);
        return String.join(" ", words);
    }

    private static String withoutAround(String text) {
        return BLANK.splitAsStream(text).filter(word -> !AROUND.contains(word)).collect(Collectors.joining(" "));
    }

    private boolean hasOneLetterWrong(String word) {
        return word.length() >= LONG_WORD - 1
                && start.stream().noneMatch(it -> isOneLetterApart(it, word))
                && stop.stream()
                        .anyMatch(it -> it.length() >= LONG_WORD && it.indexOf(' ') < 0 && isOneLetterApart(it, word));
    }

    /** Whether one letter more, less or other makes the one of the other, or two that changed places. */
    private static boolean isOneLetterApart(String one, String other) {
        int same = 0;
        int least = Math.min(one.length(), other.length());
        while (same < least && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String restOfOne = one.substring(same);
        String restOfOther = other.substring(same);
        return switch (one.length() - other.length()) {
            case 0 ->
                restOfOne.isEmpty()
                        || restOfOne.substring(1).equals(restOfOther.substring(1))
                        || (restOfOne.length() > 1
                                && restOfOne.charAt(0) == restOfOther.charAt(1)
                                && restOfOne.charAt(1) == restOfOther.charAt(0)
                                && restOfOne.substring(2).equals(restOfOther.substring(2)));
            case 1 -> restOfOne.substring(1).equals(restOfOther);
            case -1 -> restOfOther.substring(1).equals(restOfOne);
            default -> false;
        };
    }

    /** Lower case, without accents, and with single blanks for whatever is neither letter, vowel sign nor digit. */
    static String plain(String message) {
        return withoutAccents(message)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }

    /** Only Latin, Greek, Cyrillic, Arabic and Hebrew have marks that may be left out; in Hindi they are vowels. */
    private static String withoutAccents(String message) {
        String decomposed = Normalizer.normalize(message.replace("'", "").replace("’", ""), Normalizer.Form.NFKD);
        return Normalizer.normalize(
                decomposed.replaceAll("[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f\\u200e\\u200f]", ""),
                Normalizer.Form.NFC);
    }
}
