package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Accounts and numbers as the controls and the page show them. */
final class AccountView {
    private AccountView() {}

    static ObjectNode account(BusinessAccount account, List<BusinessNumber> numbers) {
        ObjectNode view = Json.object()
                .put("wabaId", account.id())
                .put("name", account.name())
                .put("portfolioId", account.portfolio().id());
        ArrayNode array = view.putArray("numbers");
        numbers.forEach(number -> array.add(number(number)));
        return view;
    }

    static ObjectNode number(BusinessNumber number) {
        return Json.object()
                .put("id", number.id())
                .put("displayNumber", number.displayNumber())
                .put("name", number.verifiedName())
                .put("quality", number.quality())
                .put("throughput", number.level().name())
                .put("upgrading", number.upgrading())
                .put("nameStatus", number.nameStatus())
                .put("status", number.status())
                .put("messagingLimit", number.account().portfolio().tier().name());
    }
}
