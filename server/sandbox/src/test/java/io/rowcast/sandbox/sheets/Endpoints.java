package io.rowcast.sandbox.sheets;

import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsRequest;
import com.google.api.services.sheets.v4.model.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that the Sheets API has, as google-api-services-sheets was generated from its discovery document. */
final class Endpoints {
    private Endpoints() {}

    /** Methods by their names in the reference: spreadsheets.values.get and so on. */
    static Set<String> methods() {
        Set<String> methods = new TreeSet<>();
        collect("spreadsheets", Sheets.Spreadsheets.class, methods);
        return methods;
    }

    private static void collect(String path, Class<?> collection, Set<String> methods) {
        for (Class<?> inner : collection.getDeclaredClasses()) {
            String name = path + "." + decapitalised(inner.getSimpleName());
            if (SheetsRequest.class.isAssignableFrom(inner)) {
                methods.add(name);
            } else {
                collect(name, inner, methods);
            }
        }
    }

    private static String decapitalised(String name) {
        String word = name.startsWith("Spreadsheets") ? name.substring("Spreadsheets".length()) : name;
        if (word.equals("SheetsOperations")) {
            return "sheets";
        }
        return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }

    /** The kinds of requests of spreadsheets.batchUpdate. */
    static List<String> requestKinds() {
        return Arrays.stream(Request.class.getDeclaredFields())
                .map(field -> field.getName())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }
}
