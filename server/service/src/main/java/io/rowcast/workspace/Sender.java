package io.rowcast.workspace;

import java.util.UUID;

/**
 * One WhatsApp Business number of a workspace.
 *
 * @param phoneNumberId Meta's id of the number, the first part of every send's address
 * @param wabaId the WhatsApp Business Account that the number and its templates belong to
 * @param messagesPerSecond the throughput that Meta grants, which we keep to
 */
public record Sender(
        UUID id,
        String phoneNumberId,
        String wabaId,
        AccessToken token,
        String displayPhoneNumber,
        String verifiedName,
        String qualityRating,
        String status,
        int messagesPerSecond) {}
