import { useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import type { ConsentRule, LanguageWords } from '../contract';
import { script } from '../google';
import { Secondary } from '../parts/button';
import { Field, Select } from '../parts/field';
import { Note, Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { languageName } from '../words';

/** Who must have agreed before they are written to, and by which words people opt out. */
export function ConsentScreen({ onBack }: { onBack: () => void }) {
  const asked = useAnswer(async () => ({ rule: await script.consentRule(), words: await script.optOutWords() }), []);
  return (
    <Screen title="Consent and opt-out words" onBack={onBack}>
      {asked.state === 'waiting' && <Waiting>Loading…</Waiting>}
      {asked.state === 'refused' && <Trouble problem={asked.problem} onRetry={asked.again} />}
      {asked.state === 'answered' && (
        <>
          <RuleChoice first={asked.value.rule} />
          <Words first={asked.value.words} />
        </>
      )}
    </Screen>
  );
}

const RULES: { key: string; rule: ConsentRule; label: string }[] = [
  { key: 'none', rule: { required: false }, label: 'Send to everybody who has not opted out' },
  {
    key: 'marketing',
    rule: { required: true, campaigns: 'marketing' },
    label: 'Send marketing only to people who have agreed',
  },
  { key: 'all', rule: { required: true, campaigns: 'all' }, label: 'Send anything only to people who have agreed' },
];

function RuleChoice({ first }: { first: ConsentRule }) {
  const [rule, setRule] = useState(first);
  const keeping = useAction(async (wanted: ConsentRule) => setRule(await script.keepConsentRule(wanted)));
  const chosen = rule.required ? (rule.campaigns ?? 'marketing') : 'none';
  return (
    <>
      <fieldset class="choices">
        <legend class="label">Consent</legend>
        {RULES.map((option) => (
          <label class="item" key={option.key}>
            <input
              type="radio"
              name="consent"
              checked={chosen === option.key}
              disabled={keeping.busy}
              onChange={() => void keeping.run(option.rule)}
            />
            <span class="item-title">{option.label}</span>
          </label>
        ))}
      </fieldset>
      <p class="hint">Rows of others are held back in the preview, and are not sent should the rule come later.</p>
      {keeping.problem && <Trouble problem={keeping.problem} />}
    </>
  );
}

function Words({ first }: { first: LanguageWords[] }) {
  const [languages, setLanguages] = useState(first);
  const [language, setLanguage] = useState('en');
  const words = languages.find((one) => one.language === language) ?? { language, stop: [], start: [] };
  return (
    <>
      <h2>Opt-out words</h2>
      <p class="hint">
        Who writes one of them, and nothing else, gets no more messages. Upper or lower case, accents and a please make
        no difference.
      </p>
      <Field label="Language">
        <Select
          value={language}
          onChange={setLanguage}
          options={languages.map((one) => ({ value: one.language, label: languageName(one.language) }))}
        />
      </Field>
      <LanguageForm key={language} words={words} onKept={setLanguages} />
    </>
  );
}

function LanguageForm({ words, onKept }: { words: LanguageWords; onKept: (languages: LanguageWords[]) => void }) {
  const [stop, setStop] = useState(words.stop.join('\n'));
  const [start, setStart] = useState(words.start.join('\n'));
  const [kept, setKept] = useState(false);
  const keeping = useAction(async () => {
    const languages = await script.keepOptOutWords({
      language: words.language,
      stop: linesOf(stop),
      start: linesOf(start),
    });
    onKept(languages);
    setKept(true);
  });
  const edit = (set: (text: string) => void) => (text: string) => {
    set(text);
    setKept(false);
  };
  return (
    <>
      <Lines label="No more messages" value={stop} onInput={edit(setStop)} />
      <Lines label="Messages again" value={start} onInput={edit(setStart)} />
      <Secondary onClick={() => void keeping.run()} disabled={keeping.busy}>
        Keep these words
      </Secondary>
      {kept && <Note>Kept.</Note>}
      {keeping.problem && <Trouble problem={keeping.problem} />}
    </>
  );
}

function Lines({ label, value, onInput }: { label: string; value: string; onInput: (value: string) => void }) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <textarea rows={6} value={value} onInput={(event) => onInput(event.currentTarget.value)} />
      <span class="hint">One a line.</span>
    </label>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
