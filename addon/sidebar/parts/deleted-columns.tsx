import { useContext } from 'preact/hooks';
import { useAction } from '../asking';
import { Cells } from '../cells';
import type { TendedLink } from '../contract';
import { script } from '../google';
import { columnNames } from '../plan/pens';
import { count } from '../words';
import { Secondary } from './button';
import { Note, Trouble } from './notice';

/** Status columns that somebody deleted stay deleted until they are asked for. */
export function DeletedColumns({ link }: { link: TendedLink }) {
  const { poke } = useContext(Cells);
  const restoring = useAction(async (linkId: string) => {
    await script.restoreColumns(linkId);
    poke();
  });
  const roles = link.columnsDeleted ?? [];
  if (roles.length === 0 || !link.id) {
    return null;
  }
  return (
    <Note kind="warning">
      <strong>{count(roles.length, 'column')} deleted</strong>
      <p>
        {columnNames(roles)} {roles.length === 1 ? 'was' : 'were'} deleted from this tab. Rowcast does not make{' '}
        {roles.length === 1 ? 'it' : 'them'} again before you ask or start another campaign; nothing is lost.
      </p>
      <Secondary disabled={restoring.busy} onClick={() => void restoring.run(link.id!)}>
        Put back
      </Secondary>
      {restoring.problem && <Trouble problem={restoring.problem} />}
    </Note>
  );
}
