import type { Content } from './chats';

/** What stands above a message's text: uploaded pictures are shown, links and other files are named. */
export function Head({ content: { headerFormat, header, filename, location } }: { content: Content }) {
  switch (headerFormat) {
    case '':
      return null;
    case 'TEXT':
      return <p className="bubble-header">{header}</p>;
    case 'IMAGE':
      return isId(header) ? (
        <img className="bubble-picture" src={`/workbench/files/${header}`} alt="Picture of the message" />
      ) : (
        <Blank sign="🖼" name={nameIn(header) || 'Picture'} />
      );
    case 'LOCATION':
      return <Blank sign="📍" name={[location?.name ?? header, location?.address].filter(Boolean).join(', ') || 'Place'} />;
    case 'VIDEO':
      return <Blank sign="▶" name={isId(header) ? 'Video' : nameIn(header)} />;
    default:
      return <Blank sign="📄" name={filename || (isId(header) ? 'Document' : nameIn(header))} flat />;
  }
}

function Blank({ sign, name, flat = false }: { sign: string; name: string; flat?: boolean }) {
  return (
    <div className={flat ? 'bubble-media flat' : 'bubble-media'}>
      <span aria-hidden="true">{sign}</span> {name}
    </div>
  );
}

/** Files that were uploaded are named by Meta's ids. */
const isId = (header: string) => /^[0-9]+$/.test(header);

const nameIn = (link: string) => (link.split(/[?#]/)[0] ?? '').split('/').filter(Boolean).pop() ?? '';
