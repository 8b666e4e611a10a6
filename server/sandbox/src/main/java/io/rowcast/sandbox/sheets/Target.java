package io.rowcast.sandbox.sheets;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a path means. Both ways of escaping a range are understood, and a slash before a verb or at the end, as Google's recorded
 * answers show (facts 2).
 *
 * @param spreadsheetId empty for spreadsheets.create
 * @param argument the range, or the id of a tab or of metadata, unescaped; else empty
 */
record Target(ApiMethod method, String spreadsheetId, String argument) {
    private static final String ROOT = "/v4/spreadsheets";

    static Optional<Target> of(String verb, String rawPath) {
        if (!rawPath.startsWith(ROOT)) {
            return Optional.empty();
        }
        String rest = rawPath.substring(ROOT.length()).replace("/:", ":").replaceAll("/$", "");
        if (rest.isEmpty()) {
            return verb.equals("POST") ? Optional.of(new Target(ApiMethod.CREATE, "", "")) : Optional.empty();
        }
        if (!rest.startsWith("/")) {
            return Optional.empty();
        }
        List<String> parts = List.of(rest.substring(1).split("/", 3));
        return switch (parts.size()) {
            case 1 -> ofBook(verb, parts.getFirst());
            case 2 -> ofCollection(verb, parts.get(0), parts.get(1));
            default -> ofMember(verb, parts.get(0), parts.get(1), parts.get(2));
        };
    }

    private static Optional<Target> ofBook(String verb, String part) {
        List<String> words = List.of(part.split(":", 2));
        String id = words.getFirst();
        if (words.size() == 1) {
            return verb.equals("GET") ? Optional.of(new Target(ApiMethod.GET, id, "")) : Optional.empty();
        }
        return switch (verb + " " + words.get(1)) {
            case "POST batchUpdate" -> Optional.of(new Target(ApiMethod.BATCH_UPDATE, id, ""));
            case "POST getByDataFilter" -> Optional.of(new Target(ApiMethod.GET_BY_FILTER, id, ""));
            default -> Optional.empty();
        };
    }

    private static Optional<Target> ofCollection(String verb, String id, String part) {
        if (part.equals("developerMetadata:search") && verb.equals("POST")) {
            return Optional.of(new Target(ApiMethod.METADATA_SEARCH, id, ""));
        }
        if (!part.startsWith("values:")) {
            return Optional.empty();
        }
        return ApiMethod.ofValues(part.substring("values:".length()))
                .filter(method -> verb.equals(method == ApiMethod.VALUES_BATCH_GET ? "GET" : "POST"))
                .map(method -> new Target(method, id, ""));
    }

    private static Optional<Target> ofMember(String verb, String id, String collection, String member) {
        if (collection.equals("developerMetadata") && verb.equals("GET")) {
            return Optional.of(new Target(ApiMethod.METADATA_GET, id, plain(member)));
        }
        if (collection.equals("sheets") && verb.equals("POST") && member.endsWith(":copyTo")) {
            return Optional.of(new Target(ApiMethod.COPY_TO, id, plain(member.replace(":copyTo", ""))));
        }
        if (!collection.equals("values")) {
            return Optional.empty();
        }
        return switch (verb) {
            case "GET" -> Optional.of(new Target(ApiMethod.VALUES_GET, id, plain(member)));
            case "PUT" -> Optional.of(new Target(ApiMethod.VALUES_UPDATE, id, plain(member)));
            case "POST" -> posted(id, member);
            default -> Optional.empty();
        };
    }

    private static Optional<Target> posted(String id, String member) {
        int mark = member.lastIndexOf(':');
        String range = mark < 0 ? "" : plain(member.substring(0, mark));
        return switch (member.substring(mark + 1)) {
            case "append" -> Optional.of(new Target(ApiMethod.VALUES_APPEND, id, range));
            case "clear" -> Optional.of(new Target(ApiMethod.VALUES_CLEAR, id, range));
            default -> Optional.empty();
        };
    }

    private static String plain(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
