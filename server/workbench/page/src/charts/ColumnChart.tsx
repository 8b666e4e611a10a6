import type { ChartProps } from './points';

const FOOT = 24;
const HEAD = 18;

/** Bars that stand, from left to right, as Sheets draws a column chart. */
export function ColumnChart({ points, colour, width, height }: ChartProps) {
  const most = Math.max(...points.map((point) => point.value), 1);
  const band = width / Math.max(points.length, 1);
  const room = height - FOOT - HEAD;
  return (
    <svg width={width} height={height} aria-hidden="true">
      {points.map((point, index) => {
        const tall = (point.value / most) * room;
        const middle = index * band + band / 2;
        return (
          <g key={index}>
            <rect x={middle - band * 0.35} y={HEAD + room - tall} width={band * 0.7} height={tall} fill={colour} />
            <text className="chart-label" x={middle} y={HEAD + room - tall - 8} textAnchor="middle">
              {point.value.toLocaleString('en')}
            </text>
            <text className="chart-label" x={middle} y={height - FOOT / 2} textAnchor="middle">
              {shortened(point.label, band)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function shortened(label: string, band: number): string {
  const fits = Math.max(4, Math.floor(band / 7));
  return label.length > fits ? `${label.slice(0, fits - 1)}…` : label;
}
