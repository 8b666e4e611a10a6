/** A1 notation; rows and columns count from 0 here. */

export function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

export function columnOf(text: string): number {
  return [...text.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export function cellOf(a1: string): { row: number; column: number } {
  const found = /^([A-Za-z]+)(\d+)$/.exec(a1);
  if (!found) {
    throw new Error(`not a cell: ${a1}`);
  }
  return { row: Number(found[2]) - 1, column: columnOf(found[1]!) };
}

export function rangeOf(box: { startRow: number; endRow: number; startColumn: number; endColumn: number }): string {
  const first = letters(box.startColumn) + (box.startRow + 1);
  const last = letters(box.endColumn) + (box.endRow + 1);
  return first === last ? first : `${first}:${last}`;
}
