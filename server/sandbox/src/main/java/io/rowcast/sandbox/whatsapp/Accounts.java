package io.rowcast.sandbox.whatsapp;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts and numbers of this sandbox, in the order in which they were made; {@link Account} is there from the start. */
final class Accounts {
    /** Templates of different accounts have different ids. */
    private static final long IDS_APART = 1_000_000_000_000L;

    private final Map<String, Portfolio> portfolios = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, BusinessAccount> accounts = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, BusinessNumber> numbers = Collections.synchronizedMap(new LinkedHashMap<>());

    Accounts() {
        BusinessAccount account = add(Account.WABA_ID, Account.VERIFIED_NAME, Account.TOKEN, Account.PORTFOLIO_ID);
        add(new BusinessNumber(Account.PHONE_NUMBER_ID, Account.DISPLAY_NUMBER, Account.VERIFIED_NAME, account));
    }

    /** A new account with the templates that every account starts with, in a portfolio that may be new as well. */
    BusinessAccount add(String wabaId, String name, String token, String portfolioId) {
        Portfolio portfolio = portfolios.computeIfAbsent(portfolioId, Portfolio::new);
        TemplateStore templates = TemplateStore.withStarters(accounts.size() * IDS_APART);
        BusinessAccount account = new BusinessAccount(wabaId, name, token, portfolio, templates);
        accounts.put(wabaId, account);
        return account;
    }

    BusinessNumber add(BusinessNumber number) {
        numbers.put(number.id(), number);
        return number;
    }

    /** The number with this id; empty also when its account was deleted. */
    Optional<BusinessNumber> number(String id) {
        return Optional.ofNullable(numbers.get(id))
                .filter(number -> !number.account().standing().deleted());
    }

    Optional<BusinessAccount> account(String wabaId) {
        return Optional.ofNullable(accounts.get(wabaId))
                .filter(account -> !account.standing().deleted());
    }

    /** The number that there is from the start. */
    BusinessNumber first() {
        return numbers().iterator().next();
    }

    Collection<BusinessNumber> numbers() {
        synchronized (numbers) {
            return List.copyOf(numbers.values());
        }
    }

    List<BusinessNumber> numbersOf(BusinessAccount account) {
        return numbers().stream().filter(number -> number.account() == account).toList();
    }

    Collection<BusinessAccount> accounts() {
        synchronized (accounts) {
            return List.copyOf(accounts.values());
        }
    }

    /** Whether the token is that of an account. */
    boolean knowsToken(String token) {
        return accounts().stream().anyMatch(account -> account.token().equals(token));
    }
}
