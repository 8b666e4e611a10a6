import type { SheetActions } from './useSheet';

/** The few things that are done to rows all the time; each is also in a menu. */
export function Toolbar({ actions, onForm }: { actions: SheetActions; onForm: () => void }) {
  return (
    <div className="toolbar" role="toolbar" aria-label="Rows">
      <button data-action="sort-asc" onClick={() => actions.sort(true)}>
        Sort A–Z by this column
      </button>
      <button data-action="sort-desc" onClick={() => actions.sort(false)}>
        Sort Z–A
      </button>
      <span className="toolbar-line" />
      <button data-action="insert-row" onClick={() => actions.insertRow()}>
        Insert row above
      </button>
      <button data-action="delete-row" onClick={() => actions.deleteRow()}>
        Delete row
      </button>
      <button data-action="hide-row" onClick={() => actions.hideRow()}>
        Hide row
      </button>
      <button data-action="unhide-rows" onClick={() => actions.unhideRows()}>
        Show hidden rows
      </button>
      <span className="toolbar-line" />
      <button data-action="form-row" onClick={onForm}>
        Submit a form row
      </button>
    </div>
  );
}
