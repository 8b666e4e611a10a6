import type { ReactNode } from 'react';
import type { Desk } from '../wire';
import { Clock } from './Clock';
import { ConnectWith } from './ConnectWith';

interface Props {
  title: string;
  desk: Desk;
  complain: (words: string) => void;
  children: ReactNode;
}

/** The head of the page, after Google Sheets: name of the spreadsheet, menus, the clock, and what to connect with. */
export function Header({ title, desk, complain, children }: Props) {
  return (
    <header className="header">
      <svg className="logo" viewBox="0 0 40 40" aria-hidden="true">
        <path d="M9 3h16l7 7v25a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z" fill="#0f9d58" />
        <path d="M25 3l7 7h-7z" fill="#87ceac" />
        <path d="M12 18h16v13H12zM12 24.500h16M20 18v13" fill="none" stroke="#fff" strokeWidth="2" />
      </svg>
      <div className="header-text">
        <h1>{title}</h1>
        <nav className="menus" aria-label="Menus">
          {children}
        </nav>
      </div>
      <Clock complain={complain} />
      <ConnectWith desk={desk} />
    </header>
  );
}
