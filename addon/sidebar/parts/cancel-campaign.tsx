import { AskFirst } from './ask-first';

/** Asks once more before it cancels. */
export function CancelCampaign({ busy, onCancel }: { busy: boolean; onCancel: () => void }) {
  return (
    <AskFirst
      label="Cancel campaign"
      question="Send nothing more of this campaign? Messages that have left cannot be called back."
      yes={busy ? 'Cancelling…' : 'Yes, cancel it'}
      no="Keep it"
      busy={busy}
      onYes={onCancel}
    />
  );
}
