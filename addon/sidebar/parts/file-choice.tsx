import type { ComponentChildren } from 'preact';
import type { FileKind } from '../contract';
import { accepted, FILE_KINDS, limitsOf, size, type Upload } from '../plan/file';
import { useUpload } from '../plan/use-upload';
import { amid } from '../words';
import { Bar } from './bar';
import { Link } from './button';
import { Icon, type IconName } from './icon';
import { Trouble, Waiting } from './notice';

interface Props {
  /** What the file is, as `picture`; said by the button that opens the chooser. */
  word: string;
  kinds: FileKind[];
  file?: Upload;
  onChange: (file: Upload | undefined) => void;
}

/** Chooses a file, uploads it, and shows it: replace and remove stand beside it. */
export function FileChoice({ word, kinds, file, onChange }: Props) {
  const { state, upload, giveUp } = useUpload(kinds, onChange);
  const busy = state.state === 'reading' || state.state === 'sending';
  return (
    <div class="file-choice">
      {state.state === 'reading' && <Bar share={state.share} label={`Reading ${state.name}`} />}
      {state.state === 'sending' && (
        <Waiting>
          Uploading {amid(state.name)} ({size(state.bytes)})…
        </Waiting>
      )}
      {state.state === 'refused' && <Trouble problem={state.problem} onRetry={state.again} />}
      {busy && <Link onClick={giveUp}>Stop</Link>}
      {!busy && file && <Chosen file={file} />}
      {!busy && (
        <p class="file-actions">
          <Chooser kinds={kinds} onChoose={upload}>
            {file ? <Short act="Replace" word={word} /> : `Choose a ${word}`}
          </Chooser>
          {file && (
            <Link onClick={() => onChange(undefined)}>
              <Short act="Remove" word={word} />
            </Link>
          )}
        </p>
      )}
      {!busy && !file && kinds.map((kind) => <Limits key={kind} kind={kind} alone={kinds.length === 1} />)}
    </div>
  );
}

function Limits({ kind, alone }: { kind: FileKind; alone: boolean }) {
  const word = FILE_KINDS[kind].word;
  return (
    <span class="hint">{alone ? limitsOf(kind) : `${word[0].toUpperCase()}${word.slice(1)}: ${limitsOf(kind)}`}</span>
  );
}

const ICONS: Record<string, IconName> = { video: 'video', document: 'document', audio: 'sound' };

function Chosen({ file }: { file: Upload }) {
  return (
    <div class="file">
      {file.picture ? <img src={file.picture} alt="" /> : <Icon name={ICONS[file.kind] ?? 'picture'} size={24} />}
      <span>
        <span class="item-title">{file.filename}</span>
        <span class="item-detail">{size(file.bytes)}, uploaded</span>
      </span>
    </div>
  );
}

/** What is acted on is seen; it is said to those who do not see it. */
function Short({ act, word }: { act: string; word: string }) {
  return (
    <>
      {act}
      <span class="unseen"> {word}</span>
    </>
  );
}

interface ChooserProps {
  kinds: FileKind[];
  onChoose: (file: File) => void;
  children: ComponentChildren;
}

/** The browser's own control, under a label that looks like our buttons. */
function Chooser({ kinds, onChoose, children }: ChooserProps) {
  return (
    <label class="secondary">
      {children}
      <input
        type="file"
        class="unseen"
        accept={accepted(kinds)}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // Emptied, so that choosing the same file again is a choice too.
          event.currentTarget.value = '';
          if (file) {
            onChoose(file);
          }
        }}
      />
    </label>
  );
}
