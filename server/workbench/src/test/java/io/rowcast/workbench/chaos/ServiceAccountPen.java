package io.rowcast.workbench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** The service by itself, as the account that the spreadsheet is shared with. */
final class ServiceAccountPen implements Pen {
    @Override
    public String email() {
        return World.SERVICE_ACCOUNT;
    }

    @Override
    public void link(World world, Map<String, Object> sheet) {
        assertThat(world.api().put("/v1/sheet-links", sheet).path("access").asText())
                .isEqualTo("writable");
    }

    @Override
    public AutoCloseable start(World world, String spreadsheetId) {
        return () -> {};
    }

    @Override
    public String toString() {
        return "service-account";
    }
}
