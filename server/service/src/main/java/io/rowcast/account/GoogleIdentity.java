package io.rowcast.account;

/**
 * Who somebody is, by Google's word; prints as nothing.
 *
 * @param subject Google's own id of the person, which never changes, as an address may
 * @param email seen by Google to be the person's
 * @param name as the person is called there; the address where Google tells none
 */
public record GoogleIdentity(String subject, String email, String name) {
    @Override
    public String toString() {
        return "•••";
    }
}
