/** A1 notation. Rows and columns count from 1, as in Apps Script. */
(host, google, core) => {
  core.letters = (column) => {
    let text = '';
    for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) {
      text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
    }
    return text;
  };

  core.columnOf = (letters) =>
    [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

  /** `{row, column, rows, columns}` of "B2:C9", "B7", "A:C" or "2:5", within a sheet of the given size. */
  core.parseA1 = (text, maxRows, maxColumns) => {
    const found = /^\$?([A-Za-z]{0,3})\$?(\d*)(?::\$?([A-Za-z]{0,3})\$?(\d*))?$/.exec(text.split('!').pop());
    if (!found || found[0] === '') {
      throw new core.Exception(`Range not found: ${text}`);
    }
    const [, left, top, right = left, bottom = top] = found;
    const row = top === '' ? 1 : Number(top);
    const column = left === '' ? 1 : core.columnOf(left);
    const lastRow = bottom === '' ? maxRows : Number(bottom);
    const lastColumn = right === '' ? maxColumns : core.columnOf(right);
    return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
  };

  core.toA1 = ({ row, column, rows, columns }) => {
    const first = core.letters(column) + row;
    return rows === 1 && columns === 1 ? first : `${first}:${core.letters(column + columns - 1)}${row + rows - 1}`;
  };
}
