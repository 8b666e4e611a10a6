package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the sandbox writes holds no member that no recorded payload of Meta's has. */
class ShapeTest extends SandboxCase {
    private static Set<String> recorded(String kind) throws Exception {
        Set<String> paths = new TreeSet<>();
        for (Fixtures.Fixture fixture : Fixtures.ofKind(kind)) {
            collect("", fixture.json(), paths);
        }
        assertThat(paths).as("recorded payloads of kind " + kind).isNotEmpty();
        return paths;
    }

    private static Set<String> paths(JsonNode json) {
        Set<String> paths = new TreeSet<>();
        collect("", json, paths);
        return paths;
    }

    private static void collect(String at, JsonNode node, Set<String> paths) {
        if (node.isArray()) {
            node.forEach(item -> collect(at + "[]", item, paths));
        } else if (node.isObject()) {
            node.properties().forEach(member -> collect(at + "/" + member.getKey(), member.getValue(), paths));
        } else {
            paths.add(at);
        }
    }

    @Test
    void answers_hold_only_what_metas_answers_hold() throws Exception {
        assertThat(recorded("resp-send"))
                .containsAll(paths(graph.sendHello("+16505551234").body()));
        assertThat(recorded("resp-error-130429"))
                .containsAll(paths(graph.sendText("+16505551234", "Hi").body()));
        assertThat(recorded("resp-phone-number"))
                .containsAll(paths(graph.get("/v25.0/106540352242922").body()));
        assertThat(recorded("resp-subscribed-apps"))
                .containsAll(paths(
                        graph.get("/v25.0/102290129340398/subscribed_apps").body()));
        String list = "/v25.0/102290129340398/message_templates?fields=name,status,category,language";
        assertThat(recorded("resp-templates-list"))
                .containsAll(paths(graph.get(list).body()));
    }

    @Test
    void webhooks_hold_only_what_metas_webhooks_hold() throws Exception {
        Set<String> webhooks = recorded("wh-");
        // Not in the recorded statuses, but in Meta's documentation of them (facts 2.8).
        webhooks.add("/entry[]/changes[]/value/statuses[]/biz_opaque_callback_data");
        // As above, in the page on business-scoped user ids (facts section 12).
        webhooks.add("/entry[]/changes[]/value/user_preferences[]/user_id");
        // Not in a recording of a pause, but in Meta's documentation of it (facts 8.4).
        webhooks.add("/entry[]/changes[]/value/other_info/title");
        webhooks.add("/entry[]/changes[]/value/other_info/description");
        try (Business business = new Business()) {
            control.webhook(business.hook(), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
            control.webhookFaults(false, false, 1_000);
            graph.sendHello("+16505551292");
            graph.sendHello("+16505551294");
            control.preference("16505551234", false);
            control.templateStatus("hello_world", "en_US", "PAUSED");
            control.say("16505551234", "Hi");
            for (int updates = 0; updates < 8; ) {
                JsonNode post = business.next().json();
                updates += post.findValues("status").size()
                        + post.findValues("field").size();
                assertThat(webhooks).containsAll(paths(post));
            }
        }
    }
}
