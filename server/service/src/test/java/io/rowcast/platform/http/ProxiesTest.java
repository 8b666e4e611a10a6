package io.rowcast.platform.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the operator writes them; how they are believed is told by {@link RateLimitsTest}. */
class ProxiesTest {
    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "10.0.0.0/8, fd00::/8", "0.0.0.0/0", "2001:db8::1/128", "::1"})
    void addresses_and_networks_are_read(String text) {
        assertThatCode(() -> Proxies.parse(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "proxy.example",
                "256.1.1.1",
                "1.2.3",
                "10.0.0.0/33",
                "10.0.0.0/x",
                "1.2.3.4,",
                "::g",
                "1:2"
            })
    void names_and_what_is_no_address_are_refused(String text) {
        assertThatThrownBy(() -> Proxies.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
