import { useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import type { Contact, ContactSummary } from '../contract';
import { script } from '../google';
import { AskFirst } from '../parts/ask-first';
import { Link, Primary, Secondary } from '../parts/button';
import { Field, Text } from '../parts/field';
import { Note, Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { guessRecipient } from '../plan/guess';
import { consentWords, suppressionWords } from '../plan/people';
import { browserZone, count, moment } from '../words';

/** Looks a person up by number, or the one of the row that the user is in. */
export function ContactsScreen({ onBack }: { onBack: () => void }) {
  const tab = useAnswer(script.readTab, []);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<{ query: string; contact?: ContactSummary }>();
  const looking = useAction(async (wanted: string) => {
    if (tab.state === 'answered') {
      setFound(undefined);
      const { contacts } = await script.listContacts(wanted, tab.value.region, null);
      setFound({ query: wanted, contact: contacts[0] });
    }
  });
  const here = useAction(async () => {
    if (tab.state === 'answered') {
      const shown = await script.cellOfThisRow(guessRecipient(tab.value.columns));
      setQuery(shown);
      setFound(undefined);
      if (shown.trim() !== '') {
        await looking.run(shown);
      }
    }
  });
  return (
    <Screen title="Look up a person" onBack={onBack}>
      {tab.state === 'refused' && <Trouble problem={tab.problem} onRetry={tab.again} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void looking.run(query);
        }}
      >
        <Field label="Phone number or WhatsApp user ID" hint="Written in any way.">
          <Text value={query} type="search" onInput={setQuery} maxLength={200} />
        </Field>
        <Primary submit busy={looking.busy} disabled={query.trim() === '' || tab.state !== 'answered'}>
          Look up
        </Primary>
      </form>
      {tab.state === 'answered' && guessRecipient(tab.value.columns) !== '' && (
        <Link onClick={() => void here.run()} disabled={here.busy}>
          Look up the person of the row I am in
        </Link>
      )}
      {looking.problem && <Trouble problem={looking.problem} />}
      {here.problem && <Trouble problem={here.problem} />}
      {found && !found.contact && (
        <p class="empty">Nobody of this number was written to, heard from or brought in yet.</p>
      )}
      {found?.contact && <Person key={found.contact.id} id={found.contact.id} />}
    </Screen>
  );
}

function Person({ id }: { id: string }) {
  const asked = useAnswer(() => script.getContact(id), [id]);
  switch (asked.state) {
    case 'waiting':
      return <Waiting>Looking…</Waiting>;
    case 'refused':
      return <Trouble problem={asked.problem} onRetry={asked.again} />;
    case 'answered':
      return <Known contact={asked.value} onChanged={asked.again} />;
  }
}

function Known({ contact, onChanged }: { contact: Contact; onChanged: () => void }) {
  const { recipient, name, agreed, suppression, consents, messages } = contact;
  const zone = browserZone();
  const lifting = useAction(async () => {
    await script.liftSuppression(recipient);
    onChanged();
  });
  const adding = useAction(async () => {
    await script.suppress(recipient, '');
    onChanged();
  });
  return (
    <>
      <h2>{name ?? recipient}</h2>
      {name && <p>{recipient}</p>}
      <p>
        <span class={'tag ' + (suppression ? 'failed' : agreed ? 'read' : 'warning')}>
          {suppression ? 'Do not send' : agreed ? 'Has agreed' : 'Consent not known'}
        </span>
      </p>
      <p class="hint">
        {count(messages.sent, 'message')} sent, {count(messages.read, 'message')} read,{' '}
        {count(messages.received, 'message')} received
      </p>
      {suppression ? (
        <>
          <Note kind="warning">
            {suppressionWords(suppression)}. Since {moment(suppression.since, zone)}.
          </Note>
          <AskFirst
            label="Allow messages again"
            question="Only if they asked for it, or the opt-out was a mistake. What they had agreed to counts again."
            yes="Allow"
            no="Leave"
            busy={lifting.busy}
            onYes={() => void lifting.run()}
          />
        </>
      ) : (
        <Secondary onClick={() => void adding.run()} disabled={adding.busy}>
          Never send to this person
        </Secondary>
      )}
      {lifting.problem && <Trouble problem={lifting.problem} />}
      {adding.problem && <Trouble problem={adding.problem} />}
      <h3>Consent</h3>
      {consents.length === 0 && <p class="hint">Nothing is recorded.</p>}
      <ul class="list">
        {consents.map((consent) => (
          <li key={consent.at + consent.given} class="item">
            <span class="item-title">{consentWords(consent)}</span>
            <span class="item-detail">{moment(consent.at, zone)}</span>
            {consent.text && (
              <span class="item-detail">
                “<bdi>{consent.text}</bdi>”
              </span>
            )}
            {consent.origin && <span class="item-detail">{consent.origin}</span>}
          </li>
        ))}
      </ul>
      {!suppression && !agreed && <GiveConsent recipient={recipient} onGiven={onChanged} />}
    </>
  );
}

function GiveConsent({ recipient, onGiven }: { recipient: string; onGiven: () => void }) {
  const [text, setText] = useState('');
  const giving = useAction(async () => {
    await script.recordConsent(recipient, text.trim());
    onGiven();
  });
  return (
    <>
      <Field label="What they agreed to" hint="Kept as proof, with today’s date.">
        <Text value={text} onInput={setText} maxLength={2000} />
      </Field>
      <Secondary onClick={() => void giving.run()} disabled={giving.busy}>
        Record that they agreed
      </Secondary>
      {giving.problem && <Trouble problem={giving.problem} />}
    </>
  );
}
