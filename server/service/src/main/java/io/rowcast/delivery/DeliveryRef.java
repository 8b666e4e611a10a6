package io.rowcast.delivery;

import java.util.UUID;

/** Which delivery, of which campaign. */
public record DeliveryRef(UUID deliveryId, UUID campaignId) {}
