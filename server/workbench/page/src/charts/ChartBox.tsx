import type { Chart } from '../wire';
import { BarChart } from './BarChart';
import { colourOf, pointsOf } from './points';

const HEAD = 44;

/** One chart in the sheet, drawn as bars: the one kind that the add-on makes. */
export function ChartBox({ chart, left, top, width, height }: { chart: Chart; left: number; top: number; width: number; height: number }) {
  const points = pointsOf(chart);
  const words = points.map(({ label, value }) => `${label} ${value}`).join(', ');
  return (
    <figure className="chart" style={{ left, top, width, height }} aria-label={`Chart ${chart.spec.title ?? ''}: ${words}`}>
      <figcaption>{chart.spec.title}</figcaption>
      {points.length === 0 ? <p>Nothing to draw yet</p> : <BarChart points={points} colour={colourOf(chart)} width={width - 32} height={height - HEAD - 12} />}
    </figure>
  );
}
