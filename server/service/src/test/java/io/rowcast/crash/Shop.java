package io.rowcast.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.json.Json;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.ApiClient;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.NewKey;
import io.rowcast.workspace.Sender;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** A workspace with a sheet of its own, and a WhatsApp number for each of its campaigns. */
final class Shop {
    private final Stage stage;
    private final WorkspaceId workspace;
    private final ApiClient client;
    private final OrdersSheet sheet;
    private final String wabaId;
    private final AccessToken token;
    private final Deque<String> numbers = new ArrayDeque<>();
    private int rowsGiven;

    Shop(Stage stage, int campaigns, int rows) throws IOException, InterruptedException {
        this.stage = stage;
        this.workspace = stage.workspaces().create("Shop", stage.master()).id();
        this.client = new ApiClient(
                stage.front().url(),
                stage.keys()
                        .issue(workspace, new Actor.Operator(), NewKey.forEverything("test"))
                        .value());
        this.sheet = new OrdersSheet(stage.sandboxUrl(), rows);
        stage.google().share(sheet.id(), Stage.SERVICE_ACCOUNT);
        JsonNode account = stage.phones().account(numbers(campaigns));
        this.wabaId = account.path("wabaId").asText();
        this.token = new AccessToken(account.path("token").asText());
        account.path("numbers").forEach(number -> numbers.add(number.path("id").asText()));
    }

    private static ObjectNode numbers(int count) {
        ObjectNode account = Json.MAPPER.createObjectNode();
        ArrayNode numbers = account.putArray("numbers");
        for (int i = 0; i < count; i++) {
            numbers.addObject();
        }
        return account;
    }

    /** A campaign for the next rows of the sheet, from a number that no other campaign has. */
    SentCampaign campaign(int rows, int messagesPerSecond) {
        UUID sender = UUID.randomUUID();
        String number = numbers.remove();
        stage.senders()
                .save(
                        workspace,
                        new Sender(
                                sender,
                                number,
                                wabaId,
                                token,
                                "+1 555 078 3881",
                                "Shop",
                                "GREEN",
                                "CONNECTED",
                                messagesPerSecond));
        SentCampaign campaign = new SentCampaign(this, sender, number, rowsGiven, rows);
        rowsGiven += rows;
        return campaign;
    }

    Stage stage() {
        return stage;
    }

    WorkspaceId workspace() {
        return workspace;
    }

    ApiClient client() {
        return client;
    }

    OrdersSheet sheet() {
        return sheet;
    }
}
