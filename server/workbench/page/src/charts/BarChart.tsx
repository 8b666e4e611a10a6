import type { ChartProps } from './points';

const LABELS = 130;
const MARGIN = 16;

/** Bars that lie, the first on top, as Sheets draws a bar chart. */
export function BarChart({ points, colour, width, height }: ChartProps) {
  const most = Math.max(...points.map((point) => point.value), 1);
  const band = (height - MARGIN) / Math.max(points.length, 1);
  const room = width - LABELS - MARGIN * 3;
  return (
    <svg width={width} height={height} aria-hidden="true">
      {points.map((point, index) => {
        const top = index * band + band * 0.15;
        const long = (point.value / most) * room;
        return (
          <g key={index} transform={`translate(0 ${top})`}>
            <text className="chart-label" x={LABELS} y={band * 0.35} textAnchor="end">
              {shortened(point.label)}
            </text>
            <rect x={LABELS + 8} width={long} height={band * 0.7} fill={colour} />
            <text className="chart-label" x={LABELS + 14 + long} y={band * 0.35}>
              {point.value.toLocaleString('en')}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const shortened = (label: string) => (label.length > 20 ? `${label.slice(0, 19)}…` : label);
