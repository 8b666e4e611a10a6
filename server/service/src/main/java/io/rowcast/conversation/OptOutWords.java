package io.rowcast.conversation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words by which a person opts out or in again. Only a whole message counts ("don't stop" is none), without regard to
 * case, accents and punctuation.
 */
public final class OptOutWords {
    private static final Set<String> STOP = Set.of(
            // English, and the texts of opt-out buttons of Meta's own template library
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
            "unsubscribe",
            "unsubscribe me",
            "opt out",
            "optout",
            "cancel",
            "quit",
            "end",
            "remove me",
            "no more messages",
            "not interested anymore",
            // German
            "stopp",
            "stopp promotions",
            "abmelden",
            "abbestellen",
            "austragen",
            "keine werbung",
            "keine werbung mehr",
            // French
            "arret",
            "arreter",
            "arretez",
            "desabonner",
            "me desabonner",
            "se desabonner",
            "desinscription",
            "desinscrire",
            "stop pub",
            // Spanish
            "baja",
            "darme de baja",
            "dar de baja",
            "cancelar",
            "parar",
            "alto",
            "detener",
            "no mas mensajes",
            "detener promociones",
            "cancelar suscripcion",
            // Portuguese
            "sair",
            "pare",
            "parar promocoes",
            "descadastrar",
            "cancelar inscricao",
            "remover",
            "nao quero mais",
            // Italian
            "disiscriviti",
            "disiscrivimi",
            "annulla iscrizione",
            "cancellami",
            "basta",
            "interrompi promozioni",
            // Dutch
            "afmelden",
            "uitschrijven",
            "stoppen",
            // Polish, Turkish, Indonesian
            "wypisz",
            "wypisz mnie",
            "rezygnuje",
            "dur",
            "iptal",
            "abonelikten cik",
            "berhenti",
            "hentikan",
            // Russian, Ukrainian, Arabic, Hebrew, Hindi, Chinese, Japanese
            "стоп",
            "отписаться",
            "отписка",
            "відписатися",
            "توقف",
            "ايقاف",
            "الغاء الاشتراك",
            "הסר",
            "עצור",
            "रोकें",
            "बंद करें",
            "停止",
            "退订",
            "退訂",
            "配信停止",
            "解除");

    private static final Set<String> START = Set.of(
            "start",
            "unstop",
            "subscribe",
            "resubscribe",
            "opt in",
            "optin",
            "start promotions",
            "resume",
            "resume promotions",
            "anmelden",
            "abonnieren",
            "reprendre",
            "abonner",
            "alta",
            "suscribir",
            "suscribirme",
            "inscrever",
            "iscrivimi",
            "aanmelden",
            "старт",
            "подписаться",
            "підписатися",
            "اشتراك",
            "订阅",
            "訂閱",
            "再開");

    private OptOutWords() {}

    /** What a message, or a button's text or payload, asks for; nothing as a rule. */
    public static Optional<Wish> in(String message) {
        String word = plain(message);
        if (STOP.contains(word)) {
            return Optional.of(Wish.STOP);
        }
        return START.contains(word) ? Optional.of(Wish.START) : Optional.empty();
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
