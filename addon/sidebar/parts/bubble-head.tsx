import { useState } from 'preact/hooks';
import type { FileKind, HeaderView } from '../contract';
import type { Upload } from '../plan/file';
import { Formatted } from './formatted';
import { Icon, type IconName } from './icon';

interface Props {
  header: HeaderView;
  /** The uploaded file that the header names. */
  file?: Upload;
}

/** What stands above a message's text. */
export function BubbleHead({ header, file }: Props) {
  switch (header.kind) {
    case 'text':
      return (
        <p class="bubble-header">
          <Formatted text={header.text ?? ''} />
        </p>
      );
    case 'location':
      return <Place name={header.location?.name} address={header.location?.address} />;
    case 'image':
      return <Picture src={file?.picture ?? header.link} name={file?.filename} />;
    case 'video':
    case 'document':
    case 'audio':
      return <File kind={header.kind} name={header.filename ?? file?.filename ?? nameIn(header.link)} />;
  }
}

function Place({ name, address }: { name?: string; address?: string }) {
  return (
    <div class="bubble-place">
      <span class="bubble-map">
        <Icon name="place" size={28} />
      </span>
      <p>
        <strong>{name || 'Place'}</strong>
        {address && <span class="line">{address}</span>}
      </p>
    </div>
  );
}

/** Only pictures that were uploaded here, or that stand at a https address; anything else is told in words. */
function Picture({ src, name }: { src?: string; name?: string }) {
  const [missing, setMissing] = useState('');
  if (src && src !== missing && /^(https:\/\/|data:image\/)/.test(src)) {
    return (
      <img
        class="bubble-picture"
        src={src}
        alt="The message’s picture"
        referrerpolicy="no-referrer"
        onError={() => setMissing(src)}
      />
    );
  }
  return <Blank icon="picture" word="Picture" name={name ?? nameIn(src)} />;
}

const FILES: Record<Exclude<FileKind, 'image'>, { icon: IconName; word: string }> = {
  video: { icon: 'video', word: 'Video' },
  document: { icon: 'document', word: 'Document' },
  audio: { icon: 'sound', word: 'Sound' },
};

function File({ kind, name }: { kind: Exclude<FileKind, 'image'>; name?: string }) {
  const { icon, word } = FILES[kind];
  if (kind === 'video') {
    return <Blank icon={icon} word={word} name={name} dark />;
  }
  return (
    <div class="bubble-file">
      <Icon name={icon} size={24} />
      <span>{name || word}</span>
    </div>
  );
}

function Blank({ icon, word, name, dark = false }: { icon: IconName; word: string; name?: string; dark?: boolean }) {
  return (
    <div class={'bubble-blank' + (dark ? ' dark' : '')}>
      <Icon name={icon} size={28} />
      <span>{name || word}</span>
    </div>
  );
}

/** The last part of an address, without what follows its question mark. */
function nameIn(link: string | undefined): string | undefined {
  return link?.startsWith('data:') ? undefined : link?.split(/[?#]/)[0].split('/').filter(Boolean).pop();
}
