import { useState } from 'react';
import { Chat } from './Chat';
import { phone, usePolled, type Person } from './chats';

/** Every recipient's phone: the list of chats, or one of them. */
export function Phones({ onClose }: { onClose: () => void }) {
  const [people] = usePolled(phone.people, 'people');
  const [open, setOpen] = useState<string>();
  const [search, setSearch] = useState('');
  const shown = (people ?? []).filter((person) => person.phone.includes(search.replace(/\D/g, '')));
  return (
    <aside className="phones" aria-label="Phones">
      <div className="panel-head phones-head">
        {open ? (
          <button className="icon" aria-label="Back to all phones" onClick={() => setOpen(undefined)}>
            ‹
          </button>
        ) : null}
        <h2>{open ? pretty(open) : 'Phones'}</h2>
        <button className="icon" aria-label="Close the phones" onClick={onClose}>
          ✕
        </button>
      </div>
      {open ? (
        <Chat digits={open} />
      ) : (
        <>
          <input
            className="phones-search"
            type="search"
            placeholder="Search a number"
            aria-label="Search a number"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <ul className="chat-list">
            {shown.map((person) => (
              <Row key={person.phone} person={person} open={() => setOpen(person.phone)} />
            ))}
          </ul>
          {people?.length === 0 && (
            <p className="empty">No messages yet. Send a campaign from Extensions › Rowcast, and every recipient’s phone appears here.</p>
          )}
        </>
      )}
    </aside>
  );
}

function Row({ person, open }: { person: Person; open: () => void }) {
  return (
    <li>
      <button className="chat-row" data-phone={person.phone} onClick={open}>
        <span className="avatar" aria-hidden="true">
          {person.phone.slice(-2)}
        </span>
        <span className="chat-row-text">
          <span className="chat-row-name">{pretty(person.phone)}</span>
          <span className="chat-row-last">{person.lastText ?? ''}</span>
        </span>
        <span className="chat-row-side">
          <time>{person.lastAt ? clock(person.lastAt) : ''}</time>
          {person.unread ? <span className="unread">{person.unread}</span> : null}
        </span>
      </button>
    </li>
  );
}

export const pretty = (digits: string) => `+${digits.replace(/^\+/, '')}`;

export const clock = (at: string) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
