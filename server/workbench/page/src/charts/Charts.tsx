import { useEffect, useRef, useState } from 'react';
import type { LiveSheet } from '../sheet/live';
import type { Chart } from '../wire';
import { ChartBox } from './ChartBox';

/** As Sheets sizes a chart that says nothing of its size (API reference, OverlayPosition). */
const WIDTH = 600;
const HEIGHT = 371;

/** The charts of the tab in front, over its cells: the spreadsheet component has none of its own. */
export function Charts({ live }: { live: LiveSheet }) {
  const [, drawAgain] = useState(0);
  useEffect(() => {
    const again = () => drawAgain((count) => count + 1);
    const { Event } = live.api;
    const events = [Event.Scroll, Event.ActiveSheetChanged].map((event) => live.api.addEvent(event, again));
    const ends = live.watch(again);
    return () => {
      events.forEach((event) => event.dispose());
      ends();
    };
  }, [live]);
  const layer = useRef<HTMLDivElement>(null);
  const charts = live.tab?.charts ?? [];
  return (
    <div className="charts" ref={layer}>
      {charts.map((chart) => (
        <ChartBox key={chart.chartId} chart={chart} {...placeOf(chart, live, cellsTop(layer.current))} />
      ))}
    </div>
  );
}

/** Pixels from the layer's top to that of the canvas with the cells; the formula bar stands between. */
function cellsTop(layer: HTMLElement | null): number {
  const canvas = layer?.parentElement?.querySelector('canvas[id^="univer-sheet-main-canvas"]');
  return canvas && layer ? canvas.getBoundingClientRect().top - layer.getBoundingClientRect().top : 0;
}

function placeOf(chart: Chart, live: LiveSheet, cellsTop: number) {
  const position = chart.position?.overlayPosition ?? {};
  const { rowIndex = 0, columnIndex = 0 } = position.anchorCell ?? {};
  const sheet = live.book.getActiveSheet();
  const cell = sheet.getRange(rowIndex, columnIndex).getCellRect();
  const first = sheet.getRange(0, 0).getCellRect();
  const scroll = sheet.getScrollState();
  const inFront = sheet.getRange(scroll.sheetViewStartRow, scroll.sheetViewStartColumn).getCellRect();
  return {
    left: cell.left - (inFront.left - first.left + scroll.offsetX) + (position.offsetXPixels ?? 0),
    top: cellsTop + cell.top - (inFront.top - first.top + scroll.offsetY) + (position.offsetYPixels ?? 0),
    width: position.widthPixels ?? WIDTH,
    height: position.heightPixels ?? HEIGHT,
  };
}
