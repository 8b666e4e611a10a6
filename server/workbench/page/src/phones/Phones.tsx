import { useState } from 'react';
import { Chat } from './Chat';
import { phone, usePolled, type Person } from './chats';

/** Every recipient's phone: the list of chats, or one of them. */
export function Phones({ onClose }: { onClose: () => void }) {
  const [people] = usePolled(phone.people, 'people');
  const [open, setOpen] = useState<string>();
  const [search, setSearch] = useState('');
  const shown = (people ?? []).filter((person) => matches(person, search));
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
            placeholder="Search a name or number"
            aria-label="Search a name or number"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <ul className="chat-list">
            {shown.map((person) => (
              <Row key={person.digits} person={person} open={() => setOpen(person.digits)} />
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
      <button className="chat-row" data-phone={person.digits} onClick={open}>
        <span className="avatar" aria-hidden="true">
          {person.name.slice(0, 1) || person.digits.slice(-2)}
        </span>
        <span className="chat-row-text">
          <span className="chat-row-name">
            {pretty(person.digits)} {person.name && <small>~{person.name}</small>}
          </span>
          <span className="chat-row-last">{person.lastText}</span>
        </span>
        <span className="chat-row-side">
          <time>{clock(person.lastActivity)}</time>
          {person.unread ? <span className="unread">{person.unread}</span> : null}
        </span>
      </button>
    </li>
  );
}

const matches = (person: Person, search: string) =>
  `${person.name} ${pretty(person.digits)}`.toLowerCase().includes(search.trim().toLowerCase());

export const pretty = (digits: string) => `+${digits.replace(/^\+/, '')}`;

export const clock = (at: string) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
