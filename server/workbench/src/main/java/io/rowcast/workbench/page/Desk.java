package io.rowcast.workbench.page;

/** What the page is about: the spreadsheet, and what a person types into the sidebar to connect. */
public record Desk(String spreadsheetId, String serviceAddress, String apiKey) {}
