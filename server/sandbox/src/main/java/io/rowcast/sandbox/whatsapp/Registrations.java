package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Set;
import java.util.regex.Pattern;

/** Registers numbers and sets their PINs (facts section 4, section 10: 133005, 133016). */
final class Registrations {
    private static final Pattern PIN = Pattern.compile("[0-9]{6}");

    /** Where Meta keeps data at rest, if it is asked to (facts section 13). */
    private static final Set<String> REGIONS =
            Set.of("AU", "ID", "IN", "JP", "SG", "KR", "DE", "CH", "GB", "BR", "BH", "ZA", "AE", "CA");

    private final InstantSource clock;

    Registrations(InstantSource clock) {
        this.clock = clock;
    }

    ObjectNode register(BusinessNumber number, ObjectNode request) {
        if (!request.path("messaging_product").asText().equals("whatsapp")) {
            throw GraphError.plain("The parameter messaging_product is required.")
                    .refused();
        }
        String pin = pin(request);
        checkRegion(request);
        count(number);
        if (!number.setup().registration().register(pin)) {
            throw GraphError.of(
                            400, 133005, "Two step verification PIN mismatch", "Two step verification PIN mismatch.")
                    .refused();
        }
        return success();
    }

    private static void checkRegion(ObjectNode request) {
        String region = request.path("data_localization_region").asText("");
        if (!region.isEmpty() && !REGIONS.contains(region)) {
            throw GraphError.plain("Param data_localization_region must be one of {"
                            + String.join(", ", REGIONS.stream().sorted().toList()) + "} - got \"" + region + "\".")
                    .refused();
        }
    }

    ObjectNode deregister(BusinessNumber number) {
        count(number);
        number.setup().registration().deregister();
        return success();
    }

    private void count(BusinessNumber number) {
        if (!number.setup().registration().take(clock.instant())) {
            throw GraphError.of(
                            400,
                            133016,
                            "Account register/deregister rate limit exceeded",
                            "Too many registration or deregistration attempts for this phone number within 72 hours.")
                    .refused();
        }
    }

    /** Sets the two-step PIN of a number, whatever it was. */
    static ObjectNode setPin(BusinessNumber number, ObjectNode request) {
        number.setup().registration().setPin(pin(request));
        return success();
    }

    private static String pin(ObjectNode request) {
        String pin = request.path("pin").asText("");
        if (!PIN.matcher(pin).matches()) {
            throw GraphError.plain("Param pin must be a string of 6 digits").refused();
        }
        return pin;
    }

    private static ObjectNode success() {
        return Json.object().put("success", true);
    }
}
