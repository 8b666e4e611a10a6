package io.rowcast.workbench.script;

import java.util.List;

/** The manifest's {@code urlFetchWhitelist}: prefixes of the addresses that the script may fetch (sheets/facts.md 3.6). */
public record AllowedAddresses(List<String> prefixes) {
    public AllowedAddresses {
        prefixes = List.copyOf(prefixes);
        prefixes.forEach(AllowedAddresses::check);
    }

    /** True where a prefix is the address itself, or ends in it before a slash, a question mark or a hash. */
    public boolean allow(String address) {
        return prefixes.stream().anyMatch(prefix -> matches(prefix, address));
    }

    private static boolean matches(String prefix, String address) {
        if (!address.startsWith(prefix)) {
            return false;
        }
        return prefix.endsWith("/")
                || address.length() == prefix.length()
                || "/?#".indexOf(address.charAt(prefix.length())) >= 0;
    }

    private static void check(String prefix) {
        if (!prefix.matches("https://[^/*]+\\.[^/*]+/.*")) {
            throw new IllegalArgumentException("appsscript.json: urlFetchWhitelist holds \"" + prefix
                    + "\"; it must be https, a full domain and a path, as https://example.com/");
        }
    }
}
