import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

export interface Entry {
  caption: string;
  act?: () => unknown;
  entries?: Entry[];
}

/** One menu of the bar: opens by click or Enter, arrows move, Escape closes. */
export function Menu({ title, entries }: { title: string; entries: Entry[] }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const close = (event: Event) => root.current?.contains(event.target as Node) || setOpen(false);
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, []);

  const onKey = (event: KeyboardEvent) => {
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setOpen(false);
    if (step && open) {
      event.preventDefault();
      items[(at + step + items.length) % items.length]?.focus();
    }
  };
  const choose = (entry: Entry) => {
    setOpen(false);
    entry.act?.();
  };

  return (
    <div className="menu" ref={root} onKeyDown={onKey}>
      <button className="menu-title" aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {title}
      </button>
      {open && (
        <div className="menu-list" role="menu" aria-label={title}>
          {entries.map((entry) => (
            <Item key={entry.caption} entry={entry} choose={choose} />
          ))}
        </div>
      )}
    </div>
  );
}

function Item({ entry, choose }: { entry: Entry; choose: (entry: Entry) => void }) {
  const [open, setOpen] = useState(false);
  if (!entry.entries) {
    return (
      <button role="menuitem" onClick={() => choose(entry)}>
        {entry.caption}
      </button>
    );
  }
  return (
    <div className="submenu" onPointerEnter={() => setOpen(true)} onPointerLeave={() => setOpen(false)}>
      <button role="menuitem" aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(true)}>
        {entry.caption} <span aria-hidden="true">▸</span>
      </button>
      {open && (
        <div className="menu-list" role="menu" aria-label={entry.caption}>
          {entry.entries.map((child) => (
            <Item key={child.caption} entry={child} choose={choose} />
          ))}
        </div>
      )}
    </div>
  );
}
