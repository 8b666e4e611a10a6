import type { Chart } from '../wire';

/** One text along a chart with its number. */
export interface Point {
  label: string;
  value: number;
}

/** What the chart's first series draws; texts without a number are left out, as in Sheets. */
export function pointsOf(chart: Chart): Point[] {
  const values = chart.series[0]?.values ?? [];
  return chart.domain.flatMap((label, index) => {
    const value = values[index];
    return typeof value === 'number' ? [{ label, value }] : [];
  });
}
