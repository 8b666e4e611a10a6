import type { ComponentChild } from 'preact';

/** WhatsApp's marks for bold, italics and strike-through, and the placeholders of a template. */
const MARKED = /(\{\{[^{}]+\}\}|\*[^*\n]+\*|(?<!\w)_[^_\n]+_(?!\w)|~[^~\n]+~)/;

export function Formatted({ text }: { text: string }) {
  return <>{text.split(MARKED).map(piece)}</>;
}

function piece(text: string): ComponentChild {
  if (!MARKED.test(text)) {
    return text;
  }
  if (text.startsWith('{{')) {
    return <span class="placeholder">{text}</span>;
  }
  const Mark = text.startsWith('*') ? 'strong' : text.startsWith('_') ? 'em' : 's';
  return (
    <Mark>
      <Formatted text={text.slice(1, -1)} />
    </Mark>
  );
}
