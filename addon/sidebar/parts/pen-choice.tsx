import type { PenChoice as Choice, PenKind, PossiblePen, TendedLink } from '../contract';
import { PEN_NAMES } from '../plan/pens';
import { Link } from './button';
import { GoogleAccounts } from './google-accounts';
import { Note } from './notice';
import { ShareAddress } from './share-address';

interface Props {
  link: TendedLink;
  /** Looked at by the user, though it may not be the pen yet. */
  looking: PenKind;
  busy: boolean;
  onLook: (kind: PenKind) => void;
  onChoose: (choice: Choice) => void;
}

/** The three ways of writing into the sheet, and what each takes. */
export function PenChoice({ link, looking, busy, onLook, onChoose }: Props) {
  const pens = link.pens ?? [];
  return (
    <>
      <fieldset class="choices">
        <legend class="label">Who writes into this sheet</legend>
        {pens.map((pen) => (
          <label class={'item' + (unusable(pen) ? ' unusable' : '')} key={pen.kind}>
            <input
              type="radio"
              name="pen"
              checked={looking === pen.kind}
              disabled={busy || unusable(pen)}
              onChange={() => onLook(pen.kind)}
            />
            <span>
              <span class="item-title">{PEN_NAMES[pen.kind]}</span>
              <span class="item-detail">{pen.explanation}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {looking === 'google-account' && <GoogleAccounts link={link} onChoose={onChoose} />}
      {looking === link.pen?.kind && link.access !== 'writable' && (
        <Note kind="warning">
          <strong>Statuses cannot be written into this sheet yet</strong>
          <p>{link.explanation}</p>
          {link.shareWith && <ShareAddress address={link.shareWith} />}
          <Link
            disabled={busy}
            onClick={() => onChoose({ kind: link.pen!.kind, connectionId: link.pen!.connectionId })}
          >
            Check access again
          </Link>
        </Note>
      )}
      {link.pen?.chosen && (
        <Link disabled={busy} onClick={() => onChoose({ kind: 'automatic' })}>
          Let Rowcast choose
        </Link>
      )}
    </>
  );
}

/** Nothing that the user could do from here makes it available. */
function unusable({ kind, available, account }: PossiblePen): boolean {
  return kind === 'service-account' && !available && !account;
}
