package io.rowcast.platform.http;

import io.javalin.http.Context;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operator's own proxies, whose word is taken for where a request comes from. The header {@code X-Forwarded-For} is read from
 * its end, which the nearest proxy wrote, and no farther than the proxies reach: what stands before that is the client's to invent.
 */
public final class Proxies {
    /** Whoever has an IPv6 address has all of its network's. */
    private static final int NETWORK_BITS = 64;

    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("(?=[^:]*:)[0-9a-fA-F:.]{2,45}");

    private final List<Network> trusted;

    private record Network(byte[] address, int bits) {
        boolean has(InetAddress other) {
            byte[] theirs = other.getAddress();
            return theirs.length == address.length && Arrays.equals(masked(theirs, bits), masked(address, bits));
        }
    }

    private Proxies(List<Network> trusted) {
        this.trusted = trusted;
    }

    /** Nobody's word is taken: the client is whoever opened the connection. */
    public static Proxies none() {
        return new Proxies(List.of());
    }

    /**
     * Reads addresses and networks with commas between them, as {@code 10.0.0.0/8, fd00::/8, 192.0.2.7}.
     *
     * @throws IllegalArgumentException when one is neither
     */
    public static Proxies parse(String text) {
        return new Proxies(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Proxies::network)
                .toList());
    }

    private static Network network(String text) {
        String[] parts = text.split("/", 2);
        byte[] address = address(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("no address: " + text))
                .getAddress();
        int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException("no network: " + text);
        }
        return new Network(address, bits);
    }

    /** Whose request it is: an IPv4 address, or the network of an IPv6 address. */
    String client(Context context) {
        String peer = context.req().getRemoteAddr();
        Optional<InetAddress> hop = address(peer);
        if (hop.isEmpty()) {
            return String.valueOf(peer);
        }
        List<String> told = Collections.list(context.req().getHeaders("X-Forwarded-For")).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .toList();
        return shown(farthest(hop.get(), told));
    }

    private InetAddress farthest(InetAddress peer, List<String> told) {
        InetAddress hop = peer;
        for (int i = told.size() - 1; i >= 0 && isTrusted(hop); i--) {
            Optional<InetAddress> before = address(told.get(i).strip());
            if (before.isEmpty()) {
                break;
            }
            hop = before.get();
        }
        return hop;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.has(address));
    }

    private static String shown(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        try {
            return InetAddress.getByAddress(masked(address.getAddress(), NETWORK_BITS))
                            .getHostAddress() + "/" + NETWORK_BITS;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(bits - 8L * i, 0, 8);
            masked[i] = (byte) (masked[i] & (0xFF << (8 - kept)));
        }
        return masked;
    }

    /** Reads an address, with or without brackets, zone and port; what is written otherwise is no address. */
    private static Optional<InetAddress> address(String text) {
        String bare = text.startsWith("[")
                ? text.replaceAll("^\\[([^]%]*).*", "$1")
                : text.replaceAll("%.*", "").replaceAll("^([\\d.]+):\\d+$", "$1");
        // Only what is written as an address is asked of the JDK, which would look anything else up as a name.
        if (!V4.matcher(bare).matches() && !V6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
