package io.rowcast.dispatch;

/** What became of a claim's one request. */
record Answer(Claim claim, SendOutcome outcome) {}
