import { useCallback, useEffect, useMemo, useState } from 'react';
import { Charts } from '../charts/Charts';
import { Phones } from '../phones/Phones';
import { Script, type MenuItem, type Ran, type Shown } from '../script';
import { get, type Desk } from '../wire';
import { AddOnSidebar } from './AddOnSidebar';
import { FormRow } from './FormRow';
import { Header } from './Header';
import { Menu, type Entry } from './Menu';
import { Toolbar } from './Toolbar';
import { useSheet } from './useSheet';

type AddOnMenu = Extract<Shown, { what: 'menu' }>;
type Sidebar = Extract<Shown, { what: 'sidebar' }>;

/** The whole page. */
export function Workbench({ desk }: { desk: Desk }) {
  const [trouble, complain] = useState('');
  const [menu, setMenu] = useState<AddOnMenu>();
  const [sidebar, setSidebar] = useState<Sidebar>();
  const [phones, setPhones] = useState(true);
  const [form, setForm] = useState(false);
  const { container, sheet } = useSheet(desk.spreadsheetId, complain);
  const script = useMemo(() => new Script(() => sheet?.actions.selection() ?? { sheetId: 0, ranges: [] }), [sheet]);

  const onShown = useCallback(
    (shown: Shown[]) => {
      for (const each of shown) {
        if (each.what === 'menu') setMenu(each);
        if (each.what === 'sidebar') setSidebar(each);
        if (each.what === 'alert') complain(`${each.title} ${each.text}`.trim());
        if (each.what === 'selection') sheet?.actions.select(each.sheetId, each.range);
      }
    },
    [sheet],
  );
  const take = (ran: Ran) => (ran.error === undefined ? onShown(ran.shown ?? []) : complain(ran.error));
  useEffect(() => {
    if (sheet) void get<Ran>('/workbench/menu').then(take, (error: Error) => complain(error.message));
  }, [sheet]);

  const addOn = (items: MenuItem[]): Entry[] =>
    items
      .filter((item) => !item.separator)
      .map((item) => ({
        caption: item.caption ?? '',
        entries: item.items && addOn(item.items),
        act: item.items ? undefined : () => void script.run(item.function ?? '').then(take),
      }));
  const actions = sheet?.actions;

  return (
    <div className="workbench">
      <Header title={sheet?.live.title ?? 'Opening …'} desk={desk} complain={complain}>
        <Menu title="View" entries={[{ caption: phones ? 'Hide phones' : 'Phones', act: () => setPhones(!phones) }]} />
        <Menu
          title="Insert"
          entries={[
            { caption: 'Row above', act: () => actions?.insertRow() },
          ]}
        />
        <Menu
          title="Data"
          entries={[
            { caption: 'Sort sheet A to Z', act: () => actions?.sort(true) },
            { caption: 'Sort sheet Z to A', act: () => actions?.sort(false) },
          ]}
        />
        <Menu title="Extensions" entries={menu ? [{ caption: menu.title, entries: addOn(menu.items) }] : []} />
      </Header>
      {trouble && (
        <p className="notice" role="alert">
          {trouble}
          <button className="icon" aria-label="Dismiss" onClick={() => complain('')}>
            ✕
          </button>
        </p>
      )}
      <main className="desk">
        <section className="sheet" aria-label="Spreadsheet">
          {actions && <Toolbar actions={actions} onForm={() => setForm(true)} />}
          {form && sheet && <FormRow live={sheet.live} onClose={() => setForm(false)} />}
          <div className="grid">
            <div className="univer" ref={container} />
            {sheet && <Charts live={sheet.live} />}
          </div>
        </section>
        {sidebar && (
          <AddOnSidebar key={sidebar.page} {...sidebar} script={script} onShown={onShown} onClose={() => setSidebar(undefined)} />
        )}
        {phones && <Phones onClose={() => setPhones(false)} />}
      </main>
    </div>
  );
}
