import { useEffect, useState } from 'react';
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
  const charts = live.tab?.charts ?? [];
  return (
    <div className="charts">
      {charts.map((chart) => (
        <ChartBox key={chart.chartId} chart={chart} {...placeOf(chart, live)} />
      ))}
    </div>
  );
}

function placeOf(chart: Chart, live: LiveSheet) {
  const position = chart.position?.overlayPosition ?? {};
  const { rowIndex = 0, columnIndex = 0 } = position.anchorCell ?? {};
  const cell = live.book.getActiveSheet().getRange(rowIndex, columnIndex).getCellRect();
  return {
    left: cell.left + (position.offsetXPixels ?? 0),
    top: cell.top + (position.offsetYPixels ?? 0),
    width: position.widthPixels ?? WIDTH,
    height: position.heightPixels ?? HEIGHT,
  };
}
