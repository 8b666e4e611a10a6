interface Props {
  onContacts: () => void;
  onSuppressions: () => void;
  onConsent: () => void;
}

/** The ways to the people whom the workspace writes to. */
export function PeopleSummary({ onContacts, onSuppressions, onConsent }: Props) {
  return (
    <>
      <h2>People</h2>
      <div class="list">
        <button type="button" class="item" onClick={onContacts}>
          <span class="item-title">Look up a person</span>
          <span class="item-detail">Consent, opt-out, messages</span>
        </button>
        <button type="button" class="item" onClick={onSuppressions}>
          <span class="item-title">Do not send</span>
          <span class="item-detail">One list for all your sheets</span>
        </button>
        <button type="button" class="item" onClick={onConsent}>
          <span class="item-title">Consent and opt-out words</span>
          <span class="item-detail">Who must have agreed, and how people say stop</span>
        </button>
      </div>
    </>
  );
}
