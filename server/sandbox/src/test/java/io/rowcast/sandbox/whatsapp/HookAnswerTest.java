package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HookAnswerTest {
    private static InputStream wire(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void an_answer_is_read_to_its_end_so_that_the_next_begins_where_it_should() throws Exception {
        InputStream in = wire("HTTP/1.1 500 Server Error\r\nContent-Length: 4\r\n\r\nOops"
                + "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n3;x=y\r\nyes\r\n0\r\nTrailer: t\r\n\r\n"
                + "HTTP/1.1 204 No Content\r\n\r\n"
                + "HTTP/1.1 201 Created\r\ncontent-length:0\r\n\r\n");

        assertThat(HookAnswer.read(in)).isEqualTo(new HookAnswer(500, false));
        assertThat(HookAnswer.read(in)).isEqualTo(new HookAnswer(200, false));
        assertThat(HookAnswer.read(in)).isEqualTo(new HookAnswer(204, false));
        assertThat(HookAnswer.read(in)).isEqualTo(new HookAnswer(201, false));
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void a_connection_that_the_business_gives_up_is_not_used_again() throws Exception {
        assertThat(HookAnswer.read(wire("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                        .lastOfConnection())
                .isTrue();
        assertThat(HookAnswer.read(wire("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"))
                        .lastOfConnection())
                .isTrue();
        assertThat(HookAnswer.read(wire("HTTP/1.1 200 OK\r\n\r\nuntil the end")).lastOfConnection())
                .isTrue();
    }

    @Test
    void what_is_no_answer_is_said_to_be_none() {
        assertThatThrownBy(() -> HookAnswer.read(wire("SSH-2.0-OpenSSH_9\r\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not an HTTP answer");
        assertThatThrownBy(() -> HookAnswer.read(wire("HTTP/1.1 200 OK\r\nContent-Le")))
                .hasMessageContaining("before the answer was complete");
        assertThatThrownBy(() -> HookAnswer.read(wire("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")))
                .hasMessageContaining("a length that is none");
    }
}
