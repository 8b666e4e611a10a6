/* Local times in named zones, by the browser's own zone data. */

/** All zones the browser knows, and the spreadsheet's own, which may be spelt the old way. */
export function zones(own: string): string[] {
  return [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].sort();
}

/** The wall clock of a zone at an instant, as `2026-11-24T09:00`. */
export function localAt(instant: number, zone: string): string {
  // sv-SE writes dates as ISO does.
  const style = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat('sv-SE', style).format(instant).replace(' ', 'T');
}

/**
 * The instant of a local time, in milliseconds; null where the clocks skip it. Of two instants in the hour that the
 * clocks repeat, the earlier.
 */
export function instantOf(local: string, zone: string): number | null {
  const asIfUtc = Date.parse(local + 'Z');
  const offsets = [asIfUtc - 86_400_000, asIfUtc + 86_400_000].map(
    (near) => Date.parse(localAt(near, zone) + 'Z') - near,
  );
  const fitting = offsets.map((offset) => asIfUtc - offset).filter((instant) => localAt(instant, zone) === local);
  return fitting.length === 0 ? null : Math.min(...fitting);
}

/** As `UTC+01:00`. */
export function offsetOf(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(instant);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? 'UTC+00:00' : name.replace('GMT', 'UTC');
}
