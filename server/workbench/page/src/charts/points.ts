import type { Chart } from '../wire';

/** One text along a chart with its number. */
export interface Point {
  label: string;
  value: number;
}

/** What a chart is drawn from; sizes in pixels. */
export interface ChartProps {
  points: Point[];
  colour: string;
  width: number;
  height: number;
}

/** What the chart's first series draws; texts without a number are left out, as in Sheets. */
export function pointsOf(chart: Chart): Point[] {
  const values = chart.series[0]?.values ?? [];
  return chart.domain.flatMap((label, index) => {
    const value = values[index];
    return typeof value === 'number' ? [{ label, value }] : [];
  });
}

/** Of the first series; Sheets' own blue where the chart says nothing. */
export function colourOf(chart: Chart): string {
  const colour = chart.spec.basicChart?.series?.[0]?.colorStyle?.rgbColor;
  const part = (value = 0) => Math.round(value * 255);
  return colour ? `rgb(${part(colour.red)} ${part(colour.green)} ${part(colour.blue)})` : '#4285f4';
}
