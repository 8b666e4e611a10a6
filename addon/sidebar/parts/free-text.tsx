import { useRef } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { FileKind } from '../contract';
import { script } from '../google';
import type { Upload } from '../plan/file';
import { freeFormOf, mostCharacters, wrongWith } from '../plan/free-form';
import { viewOf, type Message } from '../plan/message';
import { brief, number } from '../words';
import { Bubble } from './bubble';
import { Select } from './field';
import { FileChoice } from './file-choice';
import { Note } from './notice';

export interface FreeWords {
  text: string;
  file: Upload | undefined;
}

export function freeMessage({ text, file }: FreeWords): Message {
  return { kind: 'free-form', freeForm: freeFormOf(text, file), file };
}

interface Props {
  words: FreeWords;
  /** Whether the message is shown below. */
  look?: boolean;
  onChange: (words: FreeWords) => void;
}

const KINDS: FileKind[] = ['image', 'video', 'document', 'audio'];

/** Words of one's own with gaps for columns, and a file if wanted. */
export function FreeText({ words, look = true, onChange }: Props) {
  const { text, file } = words;
  const area = useRef<HTMLTextAreaElement>(null);
  const tab = useAnswer(script.readTab, []);
  const names = tab.state === 'answered' ? tab.value.columns.map((column) => column.name.trim()) : [];
  const insert = (name: string) => {
    const at = area.current?.selectionStart ?? text.length;
    const end = area.current?.selectionEnd ?? at;
    onChange({ ...words, text: `${text.slice(0, at)}{{${name}}}${text.slice(end)}` });
    area.current?.focus();
  };
  const wrong = wrongWith(text, file);
  const empty = text.trim() === '' && !file;
  return (
    <>
      <label class="field">
        <span class="label">Text</span>
        <textarea
          ref={area}
          rows={5}
          value={text}
          onInput={(event) => onChange({ ...words, text: event.currentTarget.value })}
        />
      </label>
      <div class="below-text">
        <Select
          value=""
          label="Insert a column"
          prompt="Insert a column…"
          onChange={insert}
          options={names.filter(insertable).map((name) => ({ value: name, label: brief(name) }))}
        />
        <span class={'counter' + (wrong && !empty ? ' why' : '')} aria-live="polite">
          {number(text.length)} of {number(mostCharacters(file))}
        </span>
      </div>
      <fieldset class="group">
        <legend>File (optional)</legend>
        <FileChoice word="file" kinds={KINDS} file={file} onChange={(chosen) => onChange({ ...words, file: chosen })} />
      </fieldset>
      {wrong && !empty && <Note kind="warning">{wrong}</Note>}
      {look && !empty && (
        <Bubble view={viewOf(freeMessage(words))} label="Free text" files={file && { [file.id]: file }} />
      )}
    </>
  );
}

/** Braces and line breaks in a heading would end the gap too early. */
function insertable(name: string): boolean {
  return /^[^{}\n]+$/.test(name);
}
